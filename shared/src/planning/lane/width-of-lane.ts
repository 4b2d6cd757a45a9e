import type { AssumptionId } from '../figures/figure.ts';
import { EDGE_FLAGS, ROAD_CLASSES, UNKNOWN_BYTE } from '../network/edge-facts.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { PlanningRuleKey } from '../rules/planning-rules.ts';
import type { LanePreset } from '../rules/presets.ts';
import { type LanePlan, lanesAcross } from './lane-plan.ts';
import type { LanePiece } from './match-lane.ts';

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
}

type WidthRule = PlanningRuleKey & AssumptionId;

const NEED: Readonly<Record<LanePreset, readonly [usual: WidthRule, least: WidthRule]>> = {
  advisory: ['need-advisory', 'least-advisory'],
  lane: ['need-lane', 'least-lane'],
  track: ['need-track', 'least-track'],
  'two-way-track': ['need-two-way-track', 'least-two-way-track'],
};

/** The rules that a width check rests on; those for streets of unknown width only where there are some. */
export const widthRules = (preset: LanePreset, isAssumed: boolean): readonly WidthRule[] => [
  ...NEED[preset],
  'remaining-carriageway',
  ...(isAssumed ? (['width-main', 'width-side'] as const) : []),
];

/** Whether the lane fits between the kerbs, and on how many metres the width of the street is assumed. */
export function widthOfLane(
  city: PlanningCity,
  pieces: readonly LanePiece[],
  plan: LanePlan,
): { readonly widths: WidthOfLane; readonly assumedMetres: number } {
  const { rules } = city;
  const [usual, least] = NEED[plan.preset];
  const remaining = rules.value('remaining-carriageway');
  const across = lanesAcross(plan);
  const widths = { fits: 0, tight: 0, needsParking: 0, doesNotFit: 0, besideCarriageway: 0 };
  let assumedMetres = 0;
  for (const { edge, lengthMetres } of pieces) {
    const street = edge === null ? null : carriageway(city, edge);
    if (street === null) {
      widths.besideCarriageway += lengthMetres;
      continue;
    }
    if (street.assumed) assumedMetres += lengthMetres;
    const free = street.widthMetres - street.parkingMetres;
    if (free >= rules.value(usual) * across + remaining) widths.fits += lengthMetres;
    else if (free >= rules.value(least) * across + remaining) widths.tight += lengthMetres;
    else if (street.widthMetres >= rules.value(least) * across + remaining) widths.needsParking += lengthMetres;
    else widths.doesNotFit += lengthMetres;
  }
  return { widths, assumedMetres };
}

const MAIN_ROADS = ROAD_CLASSES.indexOf('tertiary');
const LIVING_STREET = ROAD_CLASSES.indexOf('living_street');

function carriageway({ data, rules }: PlanningCity, edge: number) {
  const flags = data.edgeFlags[edge] ?? 0;
  if (!(flags & EDGE_FLAGS.motor)) return null;
  const tagged = data.edgeWidthDm[edge] ?? UNKNOWN_BYTE;
  const lanes = data.edgeLanes[edge] ?? UNKNOWN_BYTE;
  const roadClass = data.edgeClass[edge] ?? 0;
  const byClass =
    roadClass === LIVING_STREET
      ? rules.value('width-living-street')
      : rules.value(roadClass <= MAIN_ROADS ? 'width-main' : 'width-side');
  const byLanes = lanes === UNKNOWN_BYTE ? 0 : lanes * rules.value('width-per-lane');
  return {
    widthMetres: tagged === UNKNOWN_BYTE ? Math.max(byClass, byLanes) : tagged / 10,
    assumed: tagged === UNKNOWN_BYTE,
    parkingMetres: flags & EDGE_FLAGS.parking ? rules.value('parking-width') : 0,
  };
}
