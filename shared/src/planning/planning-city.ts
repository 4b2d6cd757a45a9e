import { type CalmNetworks, calmNetworks } from './network/calm-networks.ts';
import { ReachIndex } from './network/reach-index.ts';
import { StreetIndex } from './network/street-index.ts';
import type { PlanningData } from './pack/planning-data.ts';
import { RuleBook } from './rules/rule-book.ts';

/** A city's planning layers with everything that is made of them once, before the first lane. */
export interface PlanningCity {
  readonly data: PlanningData;
  readonly rules: RuleBook;
  readonly streets: StreetIndex;
  readonly reach: ReachIndex;
  /** Trees, crossings, accidents and destinations, by their row. */
  readonly points: ReachIndex;
  readonly networks: CalmNetworks;
}

export function planningCity(data: PlanningData): PlanningCity {
  const rules = new RuleBook(data.meta.rules);
  const none = new Int32Array(0);
  return {
    data,
    rules,
    streets: StreetIndex.of(data),
    reach: new ReachIndex(data),
    points: new ReachIndex({
      cellLon: data.pointLon,
      cellLat: data.pointLat,
      pointLon: none,
      pointLat: none,
      destinationCount: 0,
    }),
    networks: calmNetworks(data, rules),
  };
}
