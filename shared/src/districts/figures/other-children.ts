import { type Assumption, type Figure, OWN_CONVENTION } from '../../planning/figures/figure.ts';
import { UNREACHABLE } from '../data/district-data.ts';
import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import { type PupilSum, pupilsFigure } from './pupils-figure.ts';

/** A way that changes by no more is about the same; what counts as farther is to be settled with the city. */
export const FARTHER_METRES = 200;

const FARTHER: Assumption = {
  id: 'farther-way',
  value: FARTHER_METRES,
  source: OWN_CONVENTION,
  checked: false,
};
export const SIBLINGS: Assumption = {
  id: 'siblings-unknown',
  value: null,
  source: OWN_CONVENTION,
  checked: true,
};

/** What two plans mean for one block. Zone 0 = none; metres on foot, null where no school or no way is. */
export interface BlockChange {
  readonly block: number;
  readonly zoneBefore: number;
  readonly zoneAfter: number;
  readonly metresBefore: number | null;
  readonly metresAfter: number | null;
  readonly crossingsBefore: number | null;
  readonly crossingsAfter: number | null;
}

/** For one's own block: it is chosen on the device and goes nowhere else. */
export function changeForBlock(
  { data, schools }: DistrictCity,
  before: Readonly<Assignment>,
  after: Readonly<Assignment>,
  block: number,
): BlockChange {
  const [zoneBefore, zoneAfter] = [before[block] ?? 0, after[block] ?? 0];
  const way = (zone: number): { metres: number | null; crossings: number | null } => {
    const metres = data.walk[block * schools + zone - 1] ?? UNREACHABLE;
    if (zone === 0 || metres === UNREACHABLE) return { metres: null, crossings: null };
    const crossings = data.walkCrossings[block * schools + zone - 1] ?? 255;
    return { metres, crossings: crossings === 255 ? null : crossings };
  };
  const [from, to] = [way(zoneBefore), way(zoneAfter)];
  return {
    block,
    zoneBefore,
    zoneAfter,
    metresBefore: from.metres,
    metresAfter: to.metres,
    crossingsBefore: from.crossings,
    crossingsAfter: to.crossings,
  };
}

/** Whom a plan touches, compared with another: blocks by their pupils, the most first. */
export interface OtherChildren {
  /** Pupils who walk more than 200 m farther, and who have that much less to walk. */
  readonly farther: Figure;
  readonly nearer: Figure;
  /** Pupils who come to another school. */
  readonly switching: Figure;
  /** Pupils who had a school and have none in this plan, and the other way round. */
  readonly withoutSchool: Figure;
  readonly newSchool: Figure;
  readonly fartherBlocks: readonly BlockChange[];
  readonly nearerBlocks: readonly BlockChange[];
}

type Group = 'farther' | 'nearer' | 'switching' | 'withoutSchool' | 'newSchool';

function groupsOf({ zoneBefore, zoneAfter, metresBefore, metresAfter }: BlockChange): Group[] {
  if (zoneBefore === zoneAfter) return [];
  if (zoneBefore === 0) return ['newSchool'];
  if (zoneAfter === 0) return ['withoutSchool'];
  if (metresBefore === null || metresAfter === null) return ['switching'];
  if (metresAfter - metresBefore > FARTHER_METRES) return ['switching', 'farther'];
  return metresBefore - metresAfter > FARTHER_METRES ? ['switching', 'nearer'] : ['switching'];
}

/** Who walks farther, who gains, and who has to switch when `after` takes the place of `before` (rule DP8). */
export function otherChildren(
  city: DistrictCity,
  before: Readonly<Assignment>,
  after: Readonly<Assignment>,
  year: number,
): OtherChildren {
  const { pupils, blocks } = city;
  const at = (block: number) => year * blocks + block;
  const touched: Record<Group, BlockChange[]> = {
    farther: [],
    nearer: [],
    switching: [],
    withoutSchool: [],
    newSchool: [],
  };
  for (let block = 0; block < blocks; block += 1) {
    if (before[block] === after[block] || !pupils.upper[at(block)]) continue;
    const change = changeForBlock(city, before, after, block);
    for (const group of groupsOf(change)) touched[group].push(change);
  }
  const sum = (changes: readonly BlockChange[]): PupilSum => {
    const all = (of: (entry: number) => number) => changes.reduce((total, { block }) => total + of(at(block)), 0);
    return {
      value: all((entry) => pupils.value[entry] ?? 0),
      lower: all((entry) => pupils.lower[entry] ?? 0),
      upper: all((entry) => pupils.upper[entry] ?? 0),
      assumed: all((entry) => (pupils.keptBack[entry] ? (pupils.value[entry] ?? 0) : 0)),
    };
  };
  const mostFirst = (changes: readonly BlockChange[]): BlockChange[] =>
    [...changes].sort(
      (a, b) => (pupils.value[at(b.block)] ?? 0) - (pupils.value[at(a.block)] ?? 0) || a.block - b.block,
    );
  return {
    farther: pupilsFigure(city, sum(touched.farther), [FARTHER]),
    nearer: pupilsFigure(city, sum(touched.nearer), [FARTHER]),
    switching: pupilsFigure(city, sum(touched.switching), [SIBLINGS]),
    withoutSchool: pupilsFigure(city, sum(touched.withoutSchool)),
    newSchool: pupilsFigure(city, sum(touched.newSchool)),
    fartherBlocks: mostFirst(touched.farther),
    nearerBlocks: mostFirst(touched.nearer),
  };
}
