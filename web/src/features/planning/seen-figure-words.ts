import type { SeenFigure } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** Of every figure that is kept with a lane or a plan of districts. */
const names: Readonly<Record<string, () => string>> = {
  length: m.planning_length,
  people: m.planning_people,
  schools: m.planning_schools,
  stops: m.planning_stops,
  stress: m.planning_stress,
  networks: m.planning_networks,
  detour: m.planning_detour,
  width: m.planning_width,
  busRoute: m.planning_bus_route,
  tram: m.planning_tram,
  parking: m.planning_parking,
  trees: m.planning_trees,
  crossings: m.planning_crossings,
  accidents: m.planning_accidents,
  slope: m.planning_slope,
  cost: m.planning_cost,
  mustSwitch: m.districts_row_switch,
  pupils: m.planning_seen_pupils,
  unassigned: m.planning_seen_unassigned,
  walk: m.planning_seen_walk,
  beyondLimit: m.districts_row_beyond_unknown,
  withoutWay: m.districts_row_without_way,
  bigRoads: m.districts_row_crossings,
  overfull: m.planning_seen_overfull,
  broken: m.planning_seen_broken,
  splitNeighbourhoods: m.districts_row_split,
  farther: m.planning_seen_farther,
  nearer: m.planning_seen_nearer,
};

const parts: Readonly<Record<string, () => string>> = {
  before: m.planning_seen_today,
  after: m.planning_seen_with_lane,
  calmBefore: m.planning_seen_today,
  calmAfter: m.planning_seen_with_lane,
  metres: m.planning_seen_joined,
  journeys: m.planning_seen_journeys,
  shorter: m.planning_seen_shorter,
  ratioBefore: m.planning_seen_ratio_before,
  ratioAfter: m.planning_seen_ratio_after,
  fits: m.planning_seen_fits,
  tight: m.planning_seen_tight,
  needsParking: m.planning_seen_needs_parking,
  doesNotFit: m.planning_seen_does_not_fit,
  besideCarriageway: m.planning_seen_beside,
  half: m.planning_seen_half,
  most: m.planning_seen_most,
  longest: m.planning_seen_longest,
  max: m.planning_seen_slope_max,
  mean: m.planning_seen_slope_mean,
  unknownPercent: m.planning_seen_slope_unknown,
};

/** «Alltagswege ohne Stress: heute». A figure that a later version of the app kept has its id for a name. */
export function seenFigureName(id: string): string {
  const [figure = '', part] = id.split('.');
  const name = names[figure]?.() ?? figure;
  return part === undefined ? name : m.planning_seen_part({ name, part: parts[part]?.() ?? part });
}

/** To the last person and tenth of a metre: two of them are compared. */
export function seenFigureValue({ id, value, unit }: Pick<SeenFigure, 'id' | 'value' | 'unit'>): string {
  if (value === null) return m.planning_unknown();
  const metres = unit === 'm' || id === 'networks.metres';
  const number = formatNumber(metres ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100);
  if (metres) return `${number} m`;
  return unit === 'eur' ? `${number} €` : unit === 'percent' ? `${number} %` : number;
}
