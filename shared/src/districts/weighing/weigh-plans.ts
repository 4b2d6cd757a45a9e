import type { Assumption, Figure } from '../../planning/figures/figure.ts';
import { compareDistrictPlans, type PlanComparison } from '../compare/compare-district-plans.ts';
import type { DistrictCity } from '../district-city.ts';
import { DISTRICT_FIGURES_VERSION } from '../figures/district-figures.ts';
import { type Assignment, assignmentOf, todaysAssignment } from '../plan/assignment.ts';
import type { PlanBase } from '../plan/plan-draft.ts';
import type { WeighedPlan, WeighedResult, WeighingRecord } from './weighing-record.ts';

/** One of the two plans that are weighed. */
export interface PlanToWeigh {
  readonly title: string;
  readonly proposalId: string | null;
  readonly base: PlanBase | null;
  readonly assignment: Assignment;
}

/** What the one who weighs says and decides, and what it rests on. */
export type Weighing = Pick<WeighingRecord, 'projectId' | 'weighedAt' | 'pack' | 'preferred' | 'reasons'> & {
  /** Row of the year. */
  readonly year: number;
};

/** Measures to a millimetre, shares to a thousandth: beyond that two machines may differ. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** The record of weighing plan B against plan A (rule DP14). Pure: the same plans and pack give the same record. */
export function weighPlans(city: DistrictCity, a: PlanToWeigh, b: PlanToWeigh, weighing: Weighing): WeighingRecord {
  const { year, ...said } = weighing;
  const comparison = compareDistrictPlans(city, a.assignment, b.assignment, { year });
  const { meta } = city.data;
  const sources = [
    meta.blocks,
    meta.pupils,
    meta.walk,
    ...(meta.places ? [meta.places] : []),
    ...(meta.today ? [meta.today] : []),
  ];
  return {
    format: 'werkstadt-weighing',
    formatVersion: 1,
    ...said,
    figuresVersion: DISTRICT_FIGURES_VERSION,
    year: meta.years[year] ?? '',
    sources: unique(sources.map(({ source: { name, date, attribution } }) => ({ name, date, attribution }))),
    assumptions: assumptionsOf(comparison),
    plans: { a: weighedPlan(city, a), b: weighedPlan(city, b) },
    ...outcomeOf(city, comparison),
  };
}

/** What the numbers of a record are when they are computed from its own plans. */
function outcomeOf(
  city: DistrictCity,
  comparison: PlanComparison,
): Pick<WeighingRecord, 'moves' | 'results' | 'others'> {
  const { data } = city;
  const school = (zone: number): string | null => data.schoolId[zone - 1] ?? null;
  return {
    moves: comparison.moves.map(({ from, to, blocks, pupils }) => ({
      from: school(from),
      to: school(to),
      blocks: blocks.map((block) => data.blockId[block] ?? ''),
      pupils: numberOf(pupils),
    })),
    results: comparison.numbers.map(
      ({ id, zone, year, unit, a, b, delta, withinBand }): WeighedResult => ({
        id,
        school: zone === null ? null : school(zone),
        year: year === null ? null : (data.meta.years[year] ?? ''),
        unit,
        a: numberOf(a),
        b: numberOf(b),
        delta: delta === null ? null : rounded(delta),
        withinBand,
      }),
    ),
    others: {
      farther: numberOf(comparison.others.farther),
      nearer: numberOf(comparison.others.nearer),
      switching: numberOf(comparison.others.switching),
    },
  };
}

type Numbered = { readonly value: number | null; readonly band?: { readonly low: number; readonly high: number } };

const numberOf = (figure: Numbered | Figure): WeighedResult['a'] => {
  const band = 'band' in figure ? figure.band : undefined;
  return {
    value: figure.value === null ? null : rounded(figure.value),
    ...(band ? { low: rounded(band.low), high: rounded(band.high) } : {}),
  };
};

function weighedPlan({ data }: DistrictCity, { title, proposalId, base, assignment }: PlanToWeigh): WeighedPlan {
  const today = todaysAssignment(data);
  const changed = [...assignment.keys()].filter((row) => assignment[row] !== today[row]);
  const zones = [...new Set(changed.map((row) => assignment[row] ?? 0))].sort((x, y) => x - y);
  return {
    title,
    proposalId,
    base,
    changes: zones.map((zone) => ({
      zone: data.schoolId[zone - 1] ?? null,
      blocks: changed.filter((row) => assignment[row] === zone).map((row) => data.blockId[row] ?? ''),
    })),
  };
}

/** The zones of a plan of a record on the blocks of a pack; null where it names what the pack does not have. */
export function assignmentOfWeighed({ data }: DistrictCity, { changes }: WeighedPlan): Assignment | null {
  const schools = changes.flatMap(({ zone }) => (zone === null ? [] : [zone]));
  const { assignment, lostBlocks, lostSchools } = assignmentOf(data, {
    schools,
    blocks: changes.flatMap(({ blocks }) => blocks),
    zones: changes.flatMap(({ zone, blocks }) => blocks.map(() => (zone === null ? 0 : schools.indexOf(zone) + 1))),
  });
  return lostBlocks.length > 0 || lostSchools.length > 0 ? null : assignment;
}

function assumptionsOf({ a, b, others }: PlanComparison): Assumption[] {
  const figures = [a, b].flatMap((of) => [
    ...of.pupils,
    ...of.mustSwitch,
    of.walk,
    of.beyondLimit,
    of.crossings,
    ...of.zones.flatMap(({ pupils, crossings }) => [...pupils, crossings]),
  ]);
  return unique([...figures, others.farther, others.switching].flatMap(({ assumptions }) => assumptions)).map(
    ({ id, value, source, checked }) => ({ id, value, source, checked }),
  );
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
