import type { Tags } from '../osm-extract.ts';

/**
 * What is there for cycling: `path` a way of its own, `shared_path` with people on foot, `track` beside the road,
 * `lane` on the road, `shared_bus` with buses, `advisory` a suggestion, `cycle_street`, `opposite` only against a
 * one-way street. Null: nothing known, which is not "nothing there".
 */
export type CycleClass =
  | 'path'
  | 'shared_path'
  | 'track'
  | 'lane'
  | 'shared_bus'
  | 'advisory'
  | 'cycle_street'
  | 'opposite';

/** The better protected one counts where the sides differ. */
const SIDES_BY_PROTECTION: readonly (readonly [CycleClass, ReadonlySet<string>])[] = [
  ['track', new Set(['track', 'opposite_track', 'sidepath'])],
  ['lane', new Set(['lane', 'opposite_lane'])],
  ['shared_bus', new Set(['share_busway', 'opposite_share_busway'])],
  ['advisory', new Set(['shared_lane', 'shared'])],
];
const SIDE_KEYS = ['cycleway', 'cycleway:both', 'cycleway:left', 'cycleway:right'] as const;
const WALKING_WAYS = new Set(['path', 'footway', 'pedestrian', 'bridleway']);

/** The cycling class of a way with a `highway` tag. */
export function cycleClass(tags: Tags): CycleClass | null {
  const highway = tags.get('highway') ?? '';
  const bicycle = tags.get('bicycle');
  const foot = tags.get('foot');
  const apartFromWalkers = tags.get('segregated') === 'yes';
  if (tags.get('bicycle_road') === 'yes' || tags.get('cyclestreet') === 'yes') return 'cycle_street';
  if (highway === 'cycleway') {
    const withWalkers = foot === 'designated' || foot === 'yes';
    return withWalkers && !apartFromWalkers ? 'shared_path' : 'path';
  }
  if (WALKING_WAYS.has(highway) && (bicycle === 'designated' || bicycle === 'official')) {
    return apartFromWalkers ? 'path' : 'shared_path';
  }
  const sides = SIDE_KEYS.map((key) => sideOf(tags, key));
  for (const [name, values] of SIDES_BY_PROTECTION) {
    if (sides.some((side) => values.has(side))) return name;
  }
  return tags.get('cycleway') === 'opposite' || tags.get('oneway:bicycle') === 'no' ? 'opposite' : null;
}

/** A protective strip (Schutzstreifen) is a lane by its main tag, and advisory by the one below. */
function sideOf(tags: Tags, key: string): string {
  const value = tags.get(key) ?? '';
  return value === 'lane' && tags.get(`${key}:lane`) === 'advisory' ? 'shared_lane' : value;
}
