import type { PlanningSource } from '../pack/planning-meta.ts';

/** Source of what nobody else has laid down: screens say it in the reader's language. */
export const OWN_CONVENTION = 'Werkstadt, convention';

export type FigureUnit = 'm' | 'people' | 'pupils' | 'count' | 'share' | 'eur' | 'percent';

/** Why there is no number. Unknown is never 0. */
export type UnknownReason =
  | 'no-height-model'
  | 'no-cost-rates'
  | 'no-accident-table'
  | 'tag-is-rare'
  | 'one-direction-only'
  | 'no-residents'
  | 'no-journeys'
  | 'no-streets'
  | 'no-pupils'
  | 'no-places'
  | 'no-districts-today'
  | 'no-neighbourhoods'
  | 'no-longest-way'
  | 'no-area'
  | 'no-way-crossings';

/** Everything that a figure may rest on: rules by their key, and methods. */
export const ASSUMPTION_IDS = [
  'speed-built-up',
  'speed-rural',
  'stress-lane-width',
  'smallest-network',
  'near-conflict',
  'near-accident',
  'known-trees',
  'known-crossings',
  'known-parking',
  'need-advisory',
  'least-advisory',
  'need-lane',
  'least-lane',
  'need-track',
  'least-track',
  'need-two-way-track',
  'least-two-way-track',
  'remaining-carriageway',
  'width-main',
  'width-side',
  'width-living-street',
  'width-per-lane',
  'parking-width',
  'journey-access',
  'reach-straight',
  'people-by-floor-space',
  'people-by-grid',
  'cost-per-kilometre',
  'pupils-by-residents',
  'pupils-kept-back',
  'longest-way',
  'farther-way',
  'siblings-unknown',
  'known-way-crossings',
  'slope-window',
  'height-of-bridges',
] as const;
export type AssumptionId = (typeof ASSUMPTION_IDS)[number];

/** What stands in where the data is silent. `value` in the unit of the rule, null for a method. */
export interface Assumption {
  readonly id: AssumptionId;
  readonly value: number | null;
  readonly source: string;
  /** The value was read in its source; else it is quoted from elsewhere. */
  readonly checked: boolean;
}

interface FigureBase {
  readonly unit: FigureUnit;
  readonly source: PlanningSource;
  /** ISO 8601 day of what it was computed from; null where the data has none. */
  readonly date: string | null;
  readonly assumptions: readonly Assumption[];
  /** Share of the length or the people that rests on assumptions, 0 to 1. */
  readonly shareAssumed: number;
}

export interface KnownFigure<Value> extends FigureBase {
  readonly value: Value;
  /** Between which numbers it lies if what is assumed were otherwise. */
  readonly band?: { readonly low: number; readonly high: number };
}

export interface UnknownFigure extends FigureBase {
  readonly value: null;
  readonly reason: UnknownReason;
  /** What is known at any rate, where the data is too thin for a number. */
  readonly atLeast?: number;
}

/** A number of a plan with everything that is needed to judge it. */
export type Figure<Value = number> = KnownFigure<Value> | UnknownFigure;
