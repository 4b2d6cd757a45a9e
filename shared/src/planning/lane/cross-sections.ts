import { carriagewayOf, type WidthSource } from '../network/carriageway.ts';
import { CYCLE_FACILITIES, type CycleFacility } from '../network/edge-facts.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import { type LanePlan, lanesAcross } from './lane-plan.ts';
import type { LanePiece } from './match-lane.ts';
import { fitOf, LANE_WIDTH_RULES, type TightFit } from './width-of-lane.ts';

/** What lies side by side in a street. `rest`: what remains for cars. `facility`: what is there for bikes today. */
export type BandKind = 'pavement' | 'parking' | 'rest' | 'facility' | LanePreset;

export interface Band {
  readonly kind: BandKind;
  /** Null where nobody knows. */
  readonly widthMetres: number | null;
  /** `rule`: what a cross-section needs; `left-over`: what remains. */
  readonly source: WidthSource | 'rule' | 'left-over' | 'unknown';
}

/** A street across, seen in the direction of drawing, for the part of a lane that lies alike. */
export interface CrossSection {
  /** Name of the street; empty where it has none. */
  readonly street: string;
  /** How much of the lane lies so. */
  readonly metres: number;
  readonly fit: 'fits' | 'beside-carriageway' | TightFit;
  /** Between the kerbs; null where there is no carriageway. */
  readonly widthMetres: number | null;
  readonly widthSource: WidthSource | null;
  /** What the lane and the traffic beside it need at the least. */
  readonly neededMetres: number;
  readonly facility: CycleFacility;
  readonly before: readonly Band[];
  readonly after: readonly Band[];
}

const PAVEMENT: Band = { kind: 'pavement', widthMetres: null, source: 'unknown' };
/** Facilities that lie on the carriageway, not beside it. */
const ON_CARRIAGEWAY: ReadonlySet<CycleFacility> = new Set(['lane', 'advisory', 'shared_bus']);

/** The streets of a lane across, before and after, in the order of drawing; each way of lying once. */
export function crossSections(city: PlanningCity, pieces: readonly LanePiece[], plan: LanePlan): CrossSection[] {
  const sections = new Map<string, CrossSection>();
  for (const { edge, lengthMetres } of pieces) {
    const section = edge === null ? newWay(city, plan) : sectionOf(city, edge, plan);
    const { street, widthMetres, widthSource, facility, fit, before } = section;
    const key = JSON.stringify([street, widthMetres, widthSource, facility, fit, before.length]);
    sections.set(key, { ...section, metres: (sections.get(key)?.metres ?? 0) + lengthMetres });
  }
  return [...sections.values()];
}

function newWay({ rules }: PlanningCity, plan: LanePlan): CrossSection {
  const [usual] = LANE_WIDTH_RULES[plan.preset];
  const width = rules.value(usual);
  const band: Band = { kind: plan.preset, widthMetres: width, source: 'rule' };
  return {
    street: '',
    metres: 0,
    fit: 'beside-carriageway',
    widthMetres: null,
    widthSource: null,
    neededMetres: width * lanesAcross(plan),
    facility: 'none',
    before: [],
    after: lanesAcross(plan) === 2 ? [band, band] : [band],
  };
}

function sectionOf(city: PlanningCity, edge: number, plan: LanePlan): CrossSection {
  const { data } = city;
  const street = data.strings[data.edgeName[edge] ?? 0] ?? '';
  const facility = CYCLE_FACILITIES[data.edgeCycle[edge] ?? 0] ?? 'none';
  const carriageway = carriagewayOf(city, edge);
  if (carriageway === null) {
    const way: Band = { kind: 'facility', widthMetres: null, source: 'unknown' };
    return { ...newWay(city, plan), street, facility, before: [way] };
  }
  const { widthMetres, source, parkingMetres } = carriageway;
  const parking: Band[] = parkingMetres > 0 ? [{ kind: 'parking', widthMetres: parkingMetres, source: 'rule' }] : [];
  const { fit, neededMetres, laneMetres } = fitOf(city, carriageway, plan);
  const lane: Band = { kind: plan.preset, widthMetres: laneMetres, source: 'rule' };
  const atLeft = plan.side !== 'right' && !(plan.preset === 'two-way-track' && plan.side === 'both');
  const atRight = plan.side === 'right' || plan.side === 'both';
  const parkingAfter = fit === 'fits' || fit === 'tight' ? parking : [];
  const taken = laneMetres * lanesAcross(plan) + (parkingAfter.length > 0 ? parkingMetres : 0);
  return {
    street,
    metres: 0,
    fit,
    widthMetres,
    widthSource: source,
    neededMetres,
    facility,
    before: [PAVEMENT, ...today(facility, widthMetres - parkingMetres, source, parking), PAVEMENT],
    after: [
      PAVEMENT,
      ...(atLeft ? [lane] : []),
      { kind: 'rest', widthMetres: Math.max(0, widthMetres - taken), source: 'left-over' },
      ...parkingAfter,
      ...(atRight ? [lane] : []),
      PAVEMENT,
    ],
  };
}

function today(facility: CycleFacility, free: number, source: WidthSource, parking: readonly Band[]): Band[] {
  const road: Band = { kind: 'rest', widthMetres: free, source };
  if (facility === 'none' || facility === 'opposite' || facility === 'cycle_street') return [road, ...parking];
  const way: Band = { kind: 'facility', widthMetres: null, source: 'unknown' };
  // How wide a lane on the carriageway is nobody knows: neither is what it leaves to cars.
  const beside: Band = ON_CARRIAGEWAY.has(facility) ? { kind: 'rest', widthMetres: null, source: 'unknown' } : road;
  return [way, beside, ...parking, way];
}
