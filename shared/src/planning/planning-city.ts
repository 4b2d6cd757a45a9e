import { type CalmNetworks, calmNetworks } from './network/calm-networks.ts';
import { Journeys } from './network/journeys.ts';
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
  /** Made when a detour is asked for first. */
  readonly journeys: () => Journeys;
}

export function planningCity(data: PlanningData): PlanningCity {
  const rules = new RuleBook(data.meta.rules);
  const none = new Int32Array(0);
  const networks = calmNetworks(data, rules);
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
    networks,
    journeys: once(() => new Journeys(data, rules, networks)),
  };
}

/** The same city under other rules, and the calm networks that follow from them. */
export const cityWith = (city: PlanningCity, rules: RuleBook, networks: CalmNetworks): PlanningCity => ({
  ...city,
  rules,
  networks,
  journeys: once(() => new Journeys(city.data, rules, networks)),
});

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
