import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { BarChart } from '~/ui/charts/bar-chart.tsx';
import { DataTable } from '~/ui/charts/data-table.tsx';
import type { BarsData } from './chart-data.ts';

export interface BarsChartProps {
  readonly bars: BarsData;
  readonly base: number;
  /** Positions of the first and the last bar shown. */
  readonly window: readonly [number, number];
  readonly plain: (key: string) => string;
  readonly tableOnly?: boolean | undefined;
}

/** A round number above the largest value. */
export function axisTop(largest: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, largest))) / 4;
  return Math.ceil((largest * 1.02) / step) * step;
}

/** Bars over a movable base, and the same numbers as a table. */
export function BarsChart({ bars, base, window, plain, tableOnly = false }: BarsChartProps) {
  const shown = bars.values.slice(window[0], window[1] + 1);
  // The axis ends where the largest value does, close above it when its start is moved up.
  const largest = Math.max(...shown.map(({ value }) => value));
  const top = base === 0 ? axisTop(largest) : Math.max(largest, base + 1);
  const compared = bars.compare.map((place) => bars.values[place]?.label);
  return (
    <>
      {!tableOnly && (
        <figure className="stack stack--tight">
          <figcaption>
            <strong>{plain(bars.title)}</strong> <span className="muted">{plain(bars.unit)}</span>
          </figcaption>
          <BarChart
            summary={m.sim_chart_bars_summary({
              title: plain(bars.title),
              count: shown.length,
              base: formatNumber(base),
            })}
            bars={shown.map(({ label, value }) => ({ label: plain(label), value, marked: compared.includes(label) }))}
            base={base}
            top={top}
            format={(value) => formatNumber(Math.round(value))}
          />
        </figure>
      )}
      <DataTable
        look={tableOnly ? 'plain' : 'folded'}
        caption={m.sim_chart_numbers({ title: plain(bars.title) })}
        columns={[m.sim_chart_when(), plain(bars.unit), m.sim_chart_drawn_height()]}
        rows={shown.map(({ label, value }) => ({
          id: label,
          marked: compared.includes(label),
          cells: [
            plain(label),
            formatNumber(value),
            m.sim_percent({ value: formatNumber(Math.round((Math.max(0, value - base) / (top - base)) * 100)) }),
          ],
        }))}
      />
      <p className="small muted">{plain(bars.source)}</p>
    </>
  );
}
