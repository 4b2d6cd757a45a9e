import './charts.scss';

export interface Line {
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
  /** `quiet`: dashed and grey, to compare with. */
  readonly look: 'strong' | 'quiet';
}

export interface LineChartProps {
  readonly summary: string;
  readonly lines: readonly Line[];
  /** Values that the width has room for. */
  readonly length: number;
  readonly top: number;
  readonly format: (value: number) => string;
  /** Stand under the ends of the axis. */
  readonly ends: readonly [string, string];
}

/** Lines over steps. The numbers stand in a `DataTable` beside it. */
export function LineChart({ summary, lines, length, top, format, ends }: LineChartProps) {
  const width = Math.max(1, length - 1);
  const points = (values: readonly number[]) => values.map((value, step) => `${step},${1 - value / top}`).join(' ');
  return (
    <div className="chart" role="img" aria-label={summary}>
      <div className="chart__axis" aria-hidden="true">
        <span>{format(top)}</span>
        <span>{format(0)}</span>
      </div>
      <div className="chart__plot" aria-hidden="true">
        <svg
          viewBox={`0 0 ${width} 1`}
          preserveAspectRatio="none"
          className="chart__drawing chart__drawing--low"
          aria-hidden="true"
        >
          {[0, 1].map((height) => (
            <line key={height} className="chart__grid" x1={0} x2={width} y1={height} y2={height} />
          ))}
          {lines.map(({ id, values, look }) => (
            <polyline key={id} className={`chart__line chart__line--${look}`} points={points(values)} />
          ))}
        </svg>
        <div className="chart__ends">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
        {lines.length > 1 && (
          <ul className="chart__key">
            {lines.map(({ id, label, look }) => (
              <li key={id}>
                <svg viewBox="0 0 28 8" className="chart__key-line" aria-hidden="true">
                  <line className={`chart__line chart__line--${look}`} x1={1} x2={27} y1={4} y2={4} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
