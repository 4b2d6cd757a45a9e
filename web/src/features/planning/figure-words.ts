import {
  type Assumption,
  type AssumptionId,
  type FigureUnit,
  OWN_CONVENTION,
  type UnknownReason,
} from '@werkstadt/shared/planning/figures/figure';
import type { LaneFigureId } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { StressPart } from '@werkstadt/shared/planning/lane/stress-of-lane';
import type { TightFit, TightStretch } from '@werkstadt/shared/planning/lane/width-of-lane';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { attributionWords } from '~/platform/i18n/source-words.ts';

export const unitWords: Readonly<Record<FigureUnit, () => string>> = {
  m: m.planning_unit_m,
  people: m.planning_unit_people,
  pupils: m.planning_unit_pupils,
  count: m.planning_unit_count,
  share: m.planning_unit_share,
  eur: m.planning_unit_eur,
  percent: m.planning_unit_percent,
};

export const reasonWords: Readonly<Record<UnknownReason, () => string>> = {
  'no-height-model': m.planning_reason_no_height_model,
  'no-cost-rates': m.planning_reason_no_cost_rates,
  'no-accident-table': m.planning_reason_no_accident_table,
  'tag-is-rare': m.planning_reason_tag_is_rare,
  'one-direction-only': m.planning_reason_one_direction_only,
  'no-residents': m.planning_reason_no_residents,
  'no-journeys': m.planning_reason_no_journeys,
  'no-streets': m.planning_reason_no_streets,
  'no-pupils': m.planning_reason_no_pupils,
  'no-places': m.planning_reason_no_places,
  'no-districts-today': m.planning_reason_no_districts_today,
  'no-neighbourhoods': m.planning_reason_no_neighbourhoods,
  'no-longest-way': m.planning_reason_no_longest_way,
  'no-area': m.planning_reason_no_area,
  'no-way-crossings': m.planning_reason_no_way_crossings,
};

export const levelWords: Readonly<Record<StressPart['level'], () => string>> = {
  1: m.planning_level_1,
  2: m.planning_level_2,
  3: m.planning_level_3,
  4: m.planning_level_4,
};

export const stressWords: Readonly<Record<StressPart['reason'], () => string>> = {
  'no-motor-traffic': m.planning_stress_no_motor_traffic,
  separated: m.planning_stress_separated,
  'cycle-street': m.planning_stress_cycle_street,
  'living-street': m.planning_stress_living_street,
  lane: m.planning_stress_lane,
  'lane-beside-parking': m.planning_stress_lane_beside_parking,
  'lane-fast': m.planning_stress_lane_fast,
  'advisory-calm': m.planning_stress_advisory_calm,
  advisory: m.planning_stress_advisory,
  'advisory-fast': m.planning_stress_advisory_fast,
  'mixed-calm': m.planning_stress_mixed_calm,
  mixed: m.planning_stress_mixed,
  'mixed-many-lanes': m.planning_stress_mixed_many_lanes,
  'mixed-fast': m.planning_stress_mixed_fast,
  'new-way': m.planning_stress_new_way,
};

/** How each figure comes about, in words instead of a formula. */
export const howWords: Readonly<Record<LaneFigureId, () => string>> = {
  length: m.planning_how_length,
  people: m.planning_how_people,
  schools: m.planning_how_schools,
  stops: m.planning_how_stops,
  stress: m.planning_how_stress,
  networks: m.planning_how_networks,
  detour: m.planning_how_detour,
  width: m.planning_how_width,
  busRoute: m.planning_how_bus_route,
  tram: m.planning_how_tram,
  parking: m.planning_how_parking,
  trees: m.planning_how_trees,
  crossings: m.planning_how_crossings,
  accidents: m.planning_how_accidents,
  slope: m.planning_how_slope,
  cost: m.planning_how_cost,
};

const fitWords: Readonly<
  Record<TightFit, (inputs: { street: string; length: string; width: string; needed: string }) => string>
> = {
  tight: m.planning_stretch_tight,
  'needs-parking': m.planning_stretch_needs_parking,
  'does-not-fit': m.planning_stretch_does_not_fit,
};

/** «Torstraße, 210 m: 5,5 m breit, nötig sind mindestens 7,7 m» */
export function stretchWords({ fit, street, metres, widthMetres, widthAssumed, neededMetres }: TightStretch): string {
  const stretch = fitWords[fit]({
    street: street === '' ? m.planning_unnamed_street() : street,
    length: formatLength(metres),
    width: formatNumber(widthMetres),
    needed: formatNumber(neededMetres),
  });
  return widthAssumed ? m.planning_stretch_assumed({ stretch }) : stretch;
}

const assumptionSentences: Readonly<Record<AssumptionId, (inputs: { value: string }) => string>> = {
  'speed-built-up': m.planning_assume_speed_built_up,
  'speed-rural': m.planning_assume_speed_rural,
  'stress-lane-width': m.planning_assume_stress_lane_width,
  'smallest-network': m.planning_assume_smallest_network,
  'near-conflict': m.planning_assume_near_conflict,
  'near-accident': m.planning_assume_near_accident,
  'known-trees': m.planning_assume_known_trees,
  'known-crossings': m.planning_assume_known_crossings,
  'known-parking': m.planning_assume_known_parking,
  'need-advisory': m.planning_assume_need_advisory,
  'least-advisory': m.planning_assume_least_advisory,
  'need-lane': m.planning_assume_need_lane,
  'least-lane': m.planning_assume_least_lane,
  'need-track': m.planning_assume_need_track,
  'least-track': m.planning_assume_least_track,
  'need-two-way-track': m.planning_assume_need_two_way_track,
  'least-two-way-track': m.planning_assume_least_two_way_track,
  'remaining-carriageway': m.planning_assume_remaining_carriageway,
  'width-main': m.planning_assume_width_main,
  'width-side': m.planning_assume_width_side,
  'width-living-street': m.planning_assume_width_living_street,
  'width-per-lane': m.planning_assume_width_per_lane,
  'parking-width': m.planning_assume_parking_width,
  'journey-access': m.planning_assume_journey_access,
  'reach-straight': m.planning_assume_reach_straight,
  'people-by-floor-space': () => m.planning_assume_people_by_floor_space(),
  'people-by-grid': () => m.planning_assume_people_by_grid(),
  'cost-per-kilometre': m.planning_assume_cost_per_kilometre,
  'pupils-by-residents': m.planning_assume_pupils_by_residents,
  'pupils-kept-back': m.planning_assume_pupils_kept_back,
  'longest-way': m.planning_assume_longest_way,
  'farther-way': m.planning_assume_farther_way,
  'siblings-unknown': () => m.planning_assume_siblings_unknown(),
  'known-way-crossings': () => m.planning_assume_known_way_crossings(),
  'slope-window': m.planning_assume_slope_window,
  'height-of-bridges': () => m.planning_assume_height_of_bridges(),
};

const SHARES: ReadonlySet<AssumptionId> = new Set(['known-parking', 'pupils-by-residents']);

/** «Ein Radfahrstreifen braucht 1,85 m je Richtung. (ERA 2010 …, Wert aus zweiter Hand)» */
export function assumptionWords({ id, value, source, checked }: Assumption): string {
  const shown = value === null ? '' : SHARES.has(id) ? formatShare(value) : formatNumber(value);
  const said = attributionWords(source);
  const quoted = checked ? said : `${said}, ${m.planning_quoted()}`;
  const from = source === OWN_CONVENTION ? m.planning_own_convention() : quoted;
  return `${assumptionSentences[id]({ value: shown })} (${from})`;
}

/** What is assumed when a value is tried, without its source. */
export function triedWords(id: AssumptionId, value: number): string {
  if (id !== 'people-by-floor-space') return assumptionSentences[id]({ value: formatNumber(value) });
  if (value === 0) return m.planning_try_storeys_usual();
  return value < 0 ? m.planning_try_storeys_fewer() : m.planning_try_storeys_more();
}

/** A value that is tried, as short as can be. */
export const triedValue = (id: AssumptionId, value: number): string =>
  id === 'people-by-floor-space' ? triedWords(id, value) : formatNumber(value);

export const formatShare = (share: number): string => `${formatNumber(Math.round(share * 100))} %`;

/** Estimates are not told to the last person: «etwa 2 430». */
export const roundedPeople = (people: number): number => (people < 100 ? people : Math.round(people / 10) * 10);
