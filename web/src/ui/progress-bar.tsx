import { useId } from 'react';

export interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** Said in words beside the bar: «2,1 von 4,6 MB». */
  readonly text: string;
}

export function ProgressBar({ label, value, max, text }: ProgressBarProps) {
  const id = useId();
  return (
    <div className="kern-progress progress">
      <div className="progress__head">
        <label htmlFor={id}>{label}</label>
        <span>{text}</span>
      </div>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
