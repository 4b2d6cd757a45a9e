import type { Figure } from '../../planning/figures/figure.ts';
import type { DistrictCity } from '../district-city.ts';
import { type DistrictFigures, districtFigures, type FigureOptions } from '../figures/district-figures.ts';
import { type PlanNumber, planNumbers } from '../figures/figure-numbers.ts';
import { type OtherChildren, otherChildren } from '../figures/other-children.ts';
import { pupilsFigure } from '../figures/pupils-figure.ts';
import type { Assignment } from '../plan/assignment.ts';

/** Blocks that go from one zone to another between two plans; zone 0 = none. */
export interface MovedBlocks {
  readonly from: number;
  readonly to: number;
  readonly blocks: readonly number[];
  /** Of the year that is shown. */
  readonly pupils: Figure;
}

export interface ComparedNumber extends Pick<PlanNumber, 'id' | 'zone' | 'year' | 'unit'> {
  readonly a: PlanNumber;
  readonly b: PlanNumber;
  /** B less A; null where either is unknown. */
  readonly delta: number | null;
  /** The bands of both overlap: whether there is a difference at all is not known. */
  readonly withinBand: boolean;
}

export interface PlanComparison {
  readonly a: DistrictFigures;
  readonly b: DistrictFigures;
  /** Most pupils first. */
  readonly moves: readonly MovedBlocks[];
  readonly numbers: readonly ComparedNumber[];
  /** Who gains and who loses when B takes the place of A. */
  readonly others: OtherChildren;
}

/** Two plans of the same city and pack side by side (rule DP13). Pure. */
export function compareDistrictPlans(
  city: DistrictCity,
  a: Assignment,
  b: Assignment,
  options: Pick<FigureOptions, 'year' | 'contacts'> = {},
): PlanComparison {
  const figures = [districtFigures(city, a, options), districtFigures(city, b, options)] as const;
  const year = options.year ?? 0;
  return {
    a: figures[0],
    b: figures[1],
    moves: movedBlocks(city, a, b, year),
    numbers: comparedNumbers(planNumbers(figures[0]), planNumbers(figures[1])),
    others: otherChildren(city, a, b, year),
  };
}

/** Which blocks go from where to where when B takes the place of A. */
export function movedBlocks(city: DistrictCity, a: Assignment, b: Assignment, year: number): MovedBlocks[] {
  const zones = city.schools + 1;
  const groups = new Map<number, number[]>();
  for (let block = 0; block < city.blocks; block += 1) {
    const [from, to] = [a[block] ?? 0, b[block] ?? 0];
    if (from === to) continue;
    const known = groups.get(from * zones + to);
    if (known) known.push(block);
    else groups.set(from * zones + to, [block]);
  }
  const moves = [...groups].map(([key, blocks]) => {
    const sum = (of: ArrayLike<number>) =>
      blocks.reduce((all, block) => all + (of[year * city.blocks + block] ?? 0), 0);
    const { value, lower, upper, keptBack } = city.pupils;
    const assumed = blocks.filter((block) => keptBack[year * city.blocks + block]);
    return {
      from: Math.floor(key / zones),
      to: key % zones,
      blocks,
      count: sum(value),
      pupils: pupilsFigure(city, {
        value: sum(value),
        lower: sum(lower),
        upper: sum(upper),
        assumed: assumed.reduce((all, block) => all + (value[year * city.blocks + block] ?? 0), 0),
      }),
    };
  });
  return moves.sort((x, y) => y.count - x.count || x.from - y.from || x.to - y.to).map(({ count: _, ...move }) => move);
}

function comparedNumbers(a: readonly PlanNumber[], b: readonly PlanNumber[]): ComparedNumber[] {
  return a.flatMap((one, index) => {
    const other = b[index];
    if (!other) return [];
    const { id, zone, year, unit } = one;
    const delta = one.value === null || other.value === null ? null : other.value - one.value;
    return [
      { id, zone, year, unit, a: one, b: other, delta, withinBand: delta !== null && overlap(one, other, delta) },
    ];
  });
}

function overlap(a: PlanNumber, b: PlanNumber, delta: number): boolean {
  if (delta === 0 || (!a.band && !b.band)) return false;
  const low = (of: PlanNumber) => of.band?.low ?? of.value ?? 0;
  const high = (of: PlanNumber) => of.band?.high ?? of.value ?? 0;
  return low(a) <= high(b) && low(b) <= high(a);
}
