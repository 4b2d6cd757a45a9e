import { OWN_CONVENTION } from '../figures/figure.ts';

/**
 * Limits and factors of the planning figures: none of them is a fact of nature, each has a source, and a city may put
 * its own value in its place (`--rules`). `checked`: the value was read in the source itself; else it was taken from
 * texts that quote it and must be said to be so.
 */
export interface PlanningRule {
  readonly value: number;
  readonly unit: 'm' | 'km/h' | 'share' | 'per-km' | 'm-per-lane' | 'm2' | 'number';
  readonly source: string;
  readonly checked: boolean;
}

/** Changes with every value below: figures of different versions are not compared. */
export const PLANNING_RULES_VERSION = 1;

const STVO = 'StVO § 3 Abs. 3, § 42 (Zeichen 325.1)';
const RAST = 'RASt 06 (FGSV), as quoted in planning guides';
const ERA = 'ERA 2010 (FGSV), as quoted in planning guides';
const FURTH = 'Furth, Level of Traffic Stress, version 2, as quoted by BikeOttawa';

const quoted = (value: number, unit: PlanningRule['unit'], source: string): PlanningRule => ({
  value,
  unit,
  source,
  checked: false,
});
const read = (value: number, unit: PlanningRule['unit'], source: string): PlanningRule => ({
  value,
  unit,
  source,
  checked: true,
});

export const PLANNING_RULES = {
  // Speeds where none is tagged.
  'speed-built-up': read(50, 'km/h', STVO),
  'speed-rural': read(100, 'km/h', STVO),
  'speed-living-street': read(7, 'km/h', STVO),
  'speed-service': quoted(30, 'km/h', OWN_CONVENTION),
  // Traffic lanes, both directions together, where none are tagged.
  'lanes-two-way': quoted(2, 'number', OWN_CONVENTION),
  // Carriageways where no width is tagged.
  'width-main': quoted(6.5, 'm', RAST),
  'width-side': quoted(5.5, 'm', RAST),
  'width-living-street': quoted(4.75, 'm', RAST),
  'width-per-lane': quoted(3.25, 'm-per-lane', RAST),
  // What a cross-section needs for one direction, and at the least.
  'need-advisory': quoted(1.5, 'm', ERA),
  'least-advisory': quoted(1.25, 'm', ERA),
  'need-lane': quoted(1.85, 'm', ERA),
  'least-lane': quoted(1.6, 'm', ERA),
  'need-track': quoted(2, 'm', ERA),
  'least-track': quoted(1.6, 'm', ERA),
  'need-two-way-track': quoted(3, 'm', ERA),
  'least-two-way-track': quoted(2.5, 'm', ERA),
  'remaining-carriageway': quoted(4.5, 'm', ERA),
  'parking-width': quoted(2, 'm', RAST),
  'door-zone': quoted(0.5, 'm', ERA),
  // Level of traffic stress.
  'stress-calm-speed': quoted(30, 'km/h', FURTH),
  'stress-main-speed': quoted(50, 'km/h', FURTH),
  'stress-lane-width': quoted(1.85, 'm', FURTH),
  'stress-single-lane': quoted(2, 'number', FURTH),
  // A tag that is rarer than this tells nothing about the places without it.
  'known-parking': quoted(0.2, 'share', OWN_CONVENTION),
  'known-trees': quoted(5, 'per-km', OWN_CONVENTION),
  'known-crossings': quoted(0.5, 'per-km', OWN_CONVENTION),
  // What is near.
  'near-conflict': quoted(10, 'm', OWN_CONVENTION),
  'near-accident': quoted(25, 'm', OWN_CONVENTION),
  'smallest-network': quoted(200, 'm', OWN_CONVENTION),
  // How far one walks to the first junction and from the last one of a ride.
  'journey-access': quoted(150, 'm', OWN_CONVENTION),
} as const satisfies Record<string, PlanningRule>;

export type PlanningRuleKey = keyof typeof PLANNING_RULES;

export const isPlanningRuleKey = (key: string): key is PlanningRuleKey => Object.hasOwn(PLANNING_RULES, key);
