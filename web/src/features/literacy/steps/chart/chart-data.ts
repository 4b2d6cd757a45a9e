import {
  type Breaks,
  breaksByHand,
  classOf,
  equalBreaks,
  type Measured,
  perHead,
  quantileBreaks,
} from '@werkstadt/shared/literacy/models/chart-honesty';
import { type Charts, chartsSchema } from '@werkstadt/shared/literacy/package/data/charts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import type { ChoroplethArea } from '~/ui/charts/choropleth.tsx';

export type BarsData = Charts['bars'][number];
export type MapData = Charts['maps'][number];

export const readCharts = (data: (name: string) => unknown): Charts => chartsSchema.parse(data('charts'));

/** A data set by its id; throws where the package names none: it was checked before. */
export function named<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id);
  if (!found) throw new Error(`no chart «${id}»`);
  return found;
}

/** How the ends of the classes are found. */
export type BreakChoice = 'equal' | 'quantile' | Breaks;

/** What each area shows: its count, or its count for so many people. */
export const mapValues = (map: MapData, rates: boolean): number[] =>
  map.areas.map(({ count, population }) => (rates ? perHead(count, population, map.per) : count));

export function breaksOf(values: readonly number[], classes: number, choice: BreakChoice): Measured<Breaks> {
  if (choice === 'equal') return equalBreaks(values, classes);
  if (choice === 'quantile') return quantileBreaks(values, classes);
  return breaksByHand(choice);
}

const rounded = (value: number): string => formatNumber(Math.round(value * 10) / 10);

/** «bis 12», «über 12 bis 20», «über 20». */
export const classWords = (breaks: Breaks): string[] =>
  Array.from({ length: breaks.length + 1 }, (_, index) => {
    const [from, to] = [breaks[index - 1], breaks[index]];
    if (from === undefined && to === undefined) return m.sim_chart_one_class();
    if (from === undefined) return m.sim_chart_class_first({ to: rounded(to ?? 0) });
    if (to === undefined) return m.sim_chart_class_last({ from: rounded(from) });
    return m.sim_chart_class({ from: rounded(from), to: rounded(to) });
  });

export const shadedAreas = (
  map: MapData,
  values: readonly number[],
  breaks: Breaks,
  plain: (key: string) => string,
): ChoroplethArea[] =>
  map.areas.map(({ id, name, outline }, index) => ({
    id,
    name: plain(name),
    outline,
    shade: classOf(values[index] ?? 0, breaks),
  }));
