import type { PlanningCity } from '../planning-city.ts';
import { EDGE_FLAGS, ROAD_CLASSES, UNKNOWN_BYTE } from './edge-facts.ts';

/** Tagged, or by which rule it is assumed. */
export type WidthSource = 'tagged' | 'width-per-lane' | 'width-main' | 'width-side' | 'width-living-street';

export interface Carriageway {
  /** Between the kerbs. */
  readonly widthMetres: number;
  readonly source: WidthSource;
  /** Of which cars are parked on. */
  readonly parkingMetres: number;
}

const MAIN_ROADS = ROAD_CLASSES.indexOf('tertiary');
const LIVING_STREET = ROAD_CLASSES.indexOf('living_street');

/** The carriageway of a street; null for ways without motor traffic. */
export function carriagewayOf({ data, rules }: PlanningCity, edge: number): Carriageway | null {
  const flags = data.edgeFlags[edge] ?? 0;
  if (!(flags & EDGE_FLAGS.motor)) return null;
  const parkingMetres = flags & EDGE_FLAGS.parking ? rules.value('parking-width') : 0;
  const tagged = data.edgeWidthDm[edge] ?? UNKNOWN_BYTE;
  if (tagged !== UNKNOWN_BYTE) return { widthMetres: tagged / 10, source: 'tagged', parkingMetres };
  const lanes = data.edgeLanes[edge] ?? UNKNOWN_BYTE;
  const roadClass = data.edgeClass[edge] ?? 0;
  const rule =
    roadClass === LIVING_STREET ? 'width-living-street' : roadClass <= MAIN_ROADS ? 'width-main' : 'width-side';
  const byClass = rules.value(rule);
  const byLanes = lanes === UNKNOWN_BYTE ? 0 : lanes * rules.value('width-per-lane');
  return byLanes > byClass
    ? { widthMetres: byLanes, source: 'width-per-lane', parkingMetres }
    : { widthMetres: byClass, source: rule, parkingMetres };
}
