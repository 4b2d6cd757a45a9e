/** Why a factor or a set of classes cannot be given. */
export type ChartRefusal =
  | 'base-not-below-first'
  | 'first-is-zero'
  | 'no-values'
  | 'breaks-not-ascending'
  | 'breaks-missing';

export type Measured<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ChartRefusal };

const measured = <T>(value: T): Measured<T> => ({ ok: true, value });
const refused = (reason: ChartRefusal) => ({ ok: false, reason }) as const;

/**
 * How many times larger a change is drawn than it is: (change of the bars) / (change of the values), each in proportion
 * to the first; with an axis that starts at `base` that is first / (first − base). After Tufte's lie factor.
 */
export function lieFactor(first: number, base: number): Measured<number> {
  if (first === 0) return refused('first-is-zero');
  if (base >= first) return refused('base-not-below-first');
  return measured(first / (first - base));
}

/** Change from the first value to the second in proportion to the first: 0.05 = 5 % more. The first is not 0. */
export const relativeChange = (first: number, second: number): number => (second - first) / first;

/** Change of the bars as drawn, in proportion to the first bar. */
export function drawnChange(first: number, second: number, base: number): Measured<number> {
  const factor = lieFactor(first, base);
  return factor.ok ? measured(relativeChange(first, second) * factor.value) : factor;
}

/** Upper ends of all classes but the last, ascending; a value on an end belongs to the lower class. */
export type Breaks = readonly number[];

const ascending = (breaks: Breaks): boolean =>
  breaks.every((end, index) => index === 0 || end > (breaks[index - 1] ?? end));

/** Classes of equal width between the least and the largest value; fewer where all values are the same. */
export function equalBreaks(values: readonly number[], classes: number): Measured<Breaks> {
  if (values.length === 0) return refused('no-values');
  const least = Math.min(...values);
  const width = (Math.max(...values) - least) / classes;
  if (width === 0) return measured([]);
  return measured(Array.from({ length: classes - 1 }, (_, index) => least + width * (index + 1)));
}

/** Classes with as equally many values as may be; values that are alike stay together, so there may be fewer. */
export function quantileBreaks(values: readonly number[], classes: number): Measured<Breaks> {
  if (values.length === 0) return refused('no-values');
  const sorted = [...values].sort((a, b) => a - b);
  const most = sorted.at(-1) ?? 0;
  const ends = Array.from({ length: classes - 1 }, (_, index) => {
    const place = Math.ceil((sorted.length * (index + 1)) / classes) - 1;
    return sorted[Math.max(0, place)] ?? 0;
  });
  return measured([...new Set(ends)].filter((end) => end < most));
}

/** Ends set by hand. */
export function breaksByHand(ends: Breaks): Measured<Breaks> {
  if (ends.length === 0 || ends.some((end) => !Number.isFinite(end))) return refused('breaks-missing');
  return ascending(ends) ? measured(ends) : refused('breaks-not-ascending');
}

/** Class of a value, 0 to `breaks.length`. */
export function classOf(value: number, breaks: Breaks): number {
  const place = breaks.findIndex((end) => value <= end);
  return place === -1 ? breaks.length : place;
}

/** `count` per `per` people. */
export const perHead = (count: number, population: number, per: number): number => (count / population) * per;

/** Share of the areas in the darkest class, in [0, 1]: how alarming a map looks. */
export const darkestShare = (values: readonly number[], breaks: Breaks): number =>
  values.length === 0 ? 0 : values.filter((value) => classOf(value, breaks) === breaks.length).length / values.length;
