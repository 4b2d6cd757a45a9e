import {
  CYCLE_FACILITIES,
  type CycleFacility,
  EDGE_FLAGS,
  ROAD_CLASSES,
  type RoadClass,
  UNKNOWN_BYTE,
} from '../network/edge-facts.ts';
import type { PlanningData } from '../pack/planning-data.ts';
import type { RuleBook } from './rule-book.ts';

/** Level of traffic stress: 1 for children, 2 for most adults, 3 for the confident, 4 for few. */
export type StressLevel = 1 | 2 | 3 | 4;

export type StressReason =
  | 'no-motor-traffic'
  | 'separated'
  | 'cycle-street'
  | 'living-street'
  | 'lane'
  | 'lane-beside-parking'
  | 'lane-fast'
  | 'advisory-calm'
  | 'advisory'
  | 'advisory-fast'
  | 'mixed-calm'
  | 'mixed'
  | 'mixed-many-lanes'
  | 'mixed-fast';

export interface StreetFacts {
  readonly roadClass: RoadClass;
  readonly facility: CycleFacility;
  readonly motor: boolean;
  readonly parking: boolean;
  readonly lanes: number;
  readonly speedKilometresPerHour: number;
  readonly speedAssumed: boolean;
}

export interface Stress {
  readonly level: StressLevel;
  readonly reason: StressReason;
}

/** What is known and assumed of an edge. */
export function streetFacts(data: PlanningData, rules: RuleBook, edge: number): StreetFacts {
  const roadClass = ROAD_CLASSES[data.edgeClass[edge] ?? 0] ?? 'path';
  const flags = data.edgeFlags[edge] ?? 0;
  const tagged = data.edgeSpeed[edge] ?? UNKNOWN_BYTE;
  const lanes = data.edgeLanes[edge] ?? UNKNOWN_BYTE;
  return {
    roadClass,
    facility: CYCLE_FACILITIES[data.edgeCycle[edge] ?? 0] ?? 'none',
    motor: (flags & EDGE_FLAGS.motor) !== 0,
    parking: (flags & EDGE_FLAGS.parking) !== 0,
    lanes: lanes === UNKNOWN_BYTE ? rules.value('lanes-two-way') : lanes,
    speedKilometresPerHour: tagged === UNKNOWN_BYTE ? assumedSpeed(roadClass, flags, rules) : tagged,
    speedAssumed: tagged === UNKNOWN_BYTE,
  };
}

function assumedSpeed(roadClass: RoadClass, flags: number, rules: RuleBook): number {
  if (roadClass === 'living_street') return rules.value('speed-living-street');
  if (roadClass === 'service' || roadClass === 'track') return rules.value('speed-service');
  return rules.value(flags & EDGE_FLAGS.builtUp ? 'speed-built-up' : 'speed-rural');
}

/** Level of traffic stress and why: the first rule that fits (Furth, version 2; see `planning-rules.ts`). */
export function stressOf(facts: StreetFacts, rules: RuleBook): Stress {
  const { facility, speedKilometresPerHour: speed } = facts;
  const calm = rules.value('stress-calm-speed');
  const main = rules.value('stress-main-speed');
  if (facility === 'path' || facility === 'shared_path' || facility === 'track')
    return { level: 1, reason: 'separated' };
  if (!facts.motor || facts.roadClass === 'track') return { level: 1, reason: 'no-motor-traffic' };
  if (facility === 'cycle_street') return { level: 1, reason: 'cycle-street' };
  if (facts.roadClass === 'living_street') return { level: 1, reason: 'living-street' };
  if (facility === 'lane' || facility === 'shared_bus') {
    if (speed > main) return { level: 3, reason: 'lane-fast' };
    return facts.parking ? { level: 3, reason: 'lane-beside-parking' } : { level: 2, reason: 'lane' };
  }
  if (facility === 'advisory') {
    if (speed <= calm) return { level: 2, reason: 'advisory-calm' };
    return speed <= main ? { level: 3, reason: 'advisory' } : { level: 4, reason: 'advisory-fast' };
  }
  if (speed <= calm) return { level: 2, reason: 'mixed-calm' };
  if (speed > main) return { level: 4, reason: 'mixed-fast' };
  return facts.lanes > rules.value('stress-single-lane')
    ? { level: 4, reason: 'mixed-many-lanes' }
    : { level: 3, reason: 'mixed' };
}
