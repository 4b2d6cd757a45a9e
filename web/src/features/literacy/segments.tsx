import { classNames } from '~/ui/index.ts';

interface SegmentsProps {
  /** Said beside it in words: the bar is not read. */
  readonly reached: number;
  readonly count: number;
}

/** How far one is: one short bar a screen. */
export function Segments({ reached, count }: SegmentsProps) {
  return (
    <div className="segments" aria-hidden="true">
      {Array.from({ length: count }, (_, place) => place + 1).map((place) => (
        <span key={place} className={classNames('segments__part', place <= reached && 'segments__part--reached')} />
      ))}
    </div>
  );
}
