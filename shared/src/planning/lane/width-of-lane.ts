import { ASSUMPTION_IDS, type AssumptionId } from '../figures/figure.ts';
import { type Carriageway, carriagewayOf, type WidthSource } from '../network/carriageway.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { PlanningRuleKey } from '../rules/planning-rules.ts';
import type { LanePreset } from '../rules/presets.ts';
import { type LanePlan, lanesAcross } from './lane-plan.ts';
import type { LanePiece } from './match-lane.ts';

/** How a lane fits between the kerbs: only with the least width allowed, only where cars are parked today, or not. */
export type TightFit = 'tight' | 'needs-parking' | 'does-not-fit';

/** A stretch of one street where the lane does not simply fit. */
export interface TightStretch {
  readonly fit: TightFit;
  /** Name of the street; empty where it has none. */
  readonly street: string;
  readonly metres: number;
  /** Between the kerbs, at the narrowest, and what the lane needs at the least. */
  readonly widthMetres: number;
  readonly widthAssumed: boolean;
  readonly neededMetres: number;
}

/** Metres of the lane by how it fits into the carriageway. */
export interface WidthOfLane {
  readonly fits: number;
  /** Only with the least width that is allowed. */
  readonly tight: number;
  /** Only where cars are parked today. */
  readonly needsParking: number;
  readonly doesNotFit: number;
  /** No carriageway: a new way, or one without cars. */
  readonly besideCarriageway: number;
  /** Where it does not simply fit, the longest first. */
  readonly stretches: readonly TightStretch[];
}

type WidthRule = PlanningRuleKey & AssumptionId;

/** The usual and the least width of each cross-section, in one direction. */
export const LANE_WIDTH_RULES: Readonly<Record<LanePreset, readonly [usual: WidthRule, least: WidthRule]>> = {
  advisory: ['need-advisory', 'least-advisory'],
  lane: ['need-lane', 'least-lane'],
  track: ['need-track', 'least-track'],
  'two-way-track': ['need-two-way-track', 'least-two-way-track'],
};

const METRES_OF_FIT = { tight: 'tight', 'needs-parking': 'needsParking', 'does-not-fit': 'doesNotFit' } as const;

/** How a lane fits into a carriageway, what it needs at the least, and how wide each lane of it becomes. */
export function fitOf(
  { rules }: PlanningCity,
  { widthMetres, parkingMetres }: Carriageway,
  plan: LanePlan,
): { readonly fit: 'fits' | TightFit; readonly neededMetres: number; readonly laneMetres: number } {
  const [usualRule, leastRule] = LANE_WIDTH_RULES[plan.preset];
  const [usual, least] = [rules.value(usualRule), rules.value(leastRule)];
  const remaining = rules.value('remaining-carriageway');
  const across = lanesAcross(plan);
  const neededMetres = least * across + remaining;
  const free = widthMetres - parkingMetres;
  if (free >= usual * across + remaining) return { fit: 'fits', neededMetres, laneMetres: usual };
  const withoutParking = widthMetres >= neededMetres ? 'needs-parking' : 'does-not-fit';
  return { fit: free >= neededMetres ? 'tight' : withoutParking, neededMetres, laneMetres: least };
}

/** Whether the lane fits between the kerbs, on how many metres the width is assumed, and by which rules. */
export function widthOfLane(
  city: PlanningCity,
  pieces: readonly LanePiece[],
  plan: LanePlan,
): { readonly widths: WidthOfLane; readonly assumedMetres: number; readonly restsOn: readonly WidthRule[] } {
  const { data } = city;
  const [usual, least] = LANE_WIDTH_RULES[plan.preset];
  const metres = { fits: 0, tight: 0, needsParking: 0, doesNotFit: 0, besideCarriageway: 0 };
  const stretches: TightStretch[] = [];
  const restsOn = new Set<WidthRule>([usual, least, 'remaining-carriageway']);
  let assumedMetres = 0;
  let open = false;
  for (const { edge, lengthMetres } of pieces) {
    const street = edge === null ? null : carriagewayOf(city, edge);
    if (edge === null || street === null) {
      metres.besideCarriageway += lengthMetres;
      open = false;
      continue;
    }
    for (const rule of rulesOf(street.source)) restsOn.add(rule);
    if (street.source !== 'tagged') assumedMetres += lengthMetres;
    if (street.parkingMetres > 0) restsOn.add('parking-width');
    const { fit, neededMetres } = fitOf(city, street, plan);
    if (fit === 'fits') {
      metres.fits += lengthMetres;
      open = false;
      continue;
    }
    metres[METRES_OF_FIT[fit]] += lengthMetres;
    const stretch: TightStretch = {
      fit,
      street: data.strings[data.edgeName[edge] ?? 0] ?? '',
      metres: lengthMetres,
      widthMetres: street.widthMetres,
      widthAssumed: street.source !== 'tagged',
      neededMetres,
    };
    const last = stretches.at(-1);
    if (open && last && last.fit === fit && last.street === stretch.street) {
      stretches[stretches.length - 1] = joined(last, stretch);
    } else stretches.push(stretch);
    open = true;
  }
  return {
    widths: { ...metres, stretches: stretches.sort(longestFirst) },
    assumedMetres,
    restsOn: [...restsOn].sort((a, b) => ASSUMPTION_IDS.indexOf(a) - ASSUMPTION_IDS.indexOf(b)),
  };
}

const rulesOf = (source: WidthSource): readonly WidthRule[] => (source === 'tagged' ? [] : [source]);

const joined = (a: TightStretch, b: TightStretch): TightStretch => ({
  ...a,
  metres: a.metres + b.metres,
  widthMetres: Math.min(a.widthMetres, b.widthMetres),
  widthAssumed: a.widthAssumed || b.widthAssumed,
});

/** The same whichever way the lane is drawn: sums in another order differ in their last digits. */
const longestFirst = (a: TightStretch, b: TightStretch): number =>
  Math.round(b.metres * 1000) - Math.round(a.metres * 1000) ||
  (a.street === b.street ? (a.fit < b.fit ? -1 : 1) : a.street < b.street ? -1 : 1);
