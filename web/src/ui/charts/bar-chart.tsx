import './charts.scss';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Stands out from the others. */
  readonly marked?: boolean | undefined;
}

export interface BarChartProps {
  /** What the picture shows, said to those who do not see it. */
  readonly summary: string;
  readonly bars: readonly Bar[];
  /** Where the axis begins; what lies below is not drawn. */
  readonly base: number;
  /** Where it ends; above the base. */
  readonly top: number;
  readonly format: (value: number) => string;
}

/** With more bars only the first and the marked ones are named under the axis. */
const MOST_NAMES = 5;

/** Bars over an axis of one's own choice. The numbers stand in a `DataTable` beside it. */
export function BarChart({ summary, bars, base, top, format }: BarChartProps) {
  const share = (value: number) => Math.min(1, Math.max(0, (value - base) / (top - base)));
  const middle = (base + top) / 2;
  return (
    <div className="chart" role="img" aria-label={summary}>
      <div className="chart__axis" aria-hidden="true">
        <span>{format(top)}</span>
        <span>{format(middle)}</span>
        <span className={base > 0 ? 'chart__cut' : undefined}>{format(base)}</span>
      </div>
      <div className="chart__plot" aria-hidden="true">
        <svg viewBox={`0 0 ${bars.length} 1`} preserveAspectRatio="none" className="chart__drawing" aria-hidden="true">
          {[0, 0.5, 1].map((height) => (
            <line key={height} className="chart__grid" x1={0} x2={bars.length} y1={height} y2={height} />
          ))}
          {bars.map(({ label, value, marked }, index) => (
            <rect
              key={label}
              className={marked ? 'chart__bar chart__bar--marked' : 'chart__bar'}
              x={index + 0.14}
              width={0.72}
              y={1 - share(value)}
              height={share(value)}
            />
          ))}
        </svg>
        <div className="chart__names" style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}>
          {bars.map(({ label, marked }, index) => (
            <span key={label} className={marked ? 'chart__name--marked' : undefined}>
              {bars.length <= MOST_NAMES || marked || index === 0 ? label : ''}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
