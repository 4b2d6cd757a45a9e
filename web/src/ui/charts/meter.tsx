import './charts.scss';
import { type ReactNode, useId } from 'react';

export interface MeterProps {
  readonly label: ReactNode;
  readonly value: number;
  readonly max: number;
  /** Said in words beside the bar: «23 von 150». */
  readonly text: string;
}

/** A gauge: how much of something there is, with its words. */
export function Meter({ label, value, max, text }: MeterProps) {
  const id = useId();
  return (
    <div className="meter">
      <label className="meter__label" htmlFor={id}>
        {label}
      </label>
      <span className="meter__text">{text}</span>
      <meter id={id} value={value} max={max} aria-valuetext={text} />
    </div>
  );
}
