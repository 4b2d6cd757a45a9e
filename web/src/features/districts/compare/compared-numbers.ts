import type { ComparedNumber, PlanComparison } from '@werkstadt/shared/districts/compare/compare-district-plans';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** Numbers of the whole city, in the order of the table. */
const cityNumbers: Readonly<Record<string, () => string>> = {
  mustSwitch: m.districts_row_switch,
  unassigned: m.districts_row_unassigned,
  overfull: m.districts_row_overfull,
  'walk.half': m.districts_row_walk,
  'walk.most': m.districts_row_walk_most,
  'walk.longest': m.districts_row_walk_longest,
  beyondLimit: m.districts_row_beyond_short,
  bigRoads: m.districts_row_crossings,
  withoutWay: m.districts_row_without_way,
  broken: m.districts_row_broken,
  splitNeighbourhoods: m.districts_row_split,
};

/** Numbers that stand in a record beside them, most of them of one school. */
const furtherNumbers: Readonly<Record<string, () => string>> = {
  pupils: m.districts_number_pupils,
  places: m.districts_number_places,
  occupancy: m.districts_number_occupancy,
  joining: m.districts_number_joining,
  farther: m.districts_who_loses,
  nearer: m.districts_who_gains,
  residents: m.districts_number_residents,
  pieces: m.districts_number_pieces,
  compactness: m.districts_row_shape,
};

/** What a number of a plan is called; its id where a newer app counted something else. */
export const numberName = (id: string): string => (cityNumbers[id] ?? furtherNumbers[id])?.() ?? id;

export interface NumberRow {
  readonly id: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly delta: string;
  readonly withinBand: boolean;
}

export const valueWords = (value: number | null, unit: string): string =>
  value === null ? m.planning_unknown() : unit === 'm' ? formatLength(value) : formatNumber(value);

function deltaWords({ delta, unit }: ComparedNumber): string {
  if (delta === null) return '–';
  const words = valueWords(Math.abs(delta), unit);
  return delta === 0 ? '±0' : `${delta > 0 ? '+' : '−'}${words}`;
}

const rowOf = (id: string, name: string, number: ComparedNumber): NumberRow => ({
  id,
  name,
  a: valueWords(number.a.value, number.unit),
  b: valueWords(number.b.value, number.unit),
  delta: deltaWords(number),
  withinBand: number.withinBand,
});

const isShown = ({ year }: ComparedNumber, shown: number): boolean => year === null || year === shown;

/** Of the whole city, for the year that is shown. */
export function cityRows({ numbers, a }: PlanComparison): NumberRow[] {
  return Object.entries(cityNumbers).flatMap(([id, name]) => {
    const found = numbers.find((number) => number.id === id && number.zone === null && isShown(number, a.year));
    return found ? [rowOf(id, name(), found)] : [];
  });
}

/** Pupils of each school against its places. */
export function schoolRows({ numbers, a }: PlanComparison, schoolName: readonly string[]): NumberRow[] {
  return numbers
    .filter((number) => number.id === 'pupils' && number.zone !== null && isShown(number, a.year))
    .map((number) => {
      const school = (number.zone ?? 0) - 1;
      const places = a.zones[school]?.places[a.year]?.value ?? null;
      const name = schoolName[school] ?? '';
      return rowOf(
        `${number.zone}`,
        places === null ? name : m.districts_school_places({ school: name, places: formatNumber(places) }),
        number,
      );
    });
}
