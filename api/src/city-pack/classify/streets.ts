import type { Tags } from '../osm-extract.ts';
import { cycleClass } from './cycle-class.ts';
import { type MapClass, parseNumber, withValues } from './map-class.ts';

/** First zoom by class of street. */
const STREET_ZOOM: Readonly<Record<string, number>> = {
  motorway: 8,
  trunk: 8,
  primary: 9,
  motorway_link: 10,
  trunk_link: 10,
  secondary: 10,
  primary_link: 11,
  tertiary: 11,
  secondary_link: 12,
  tertiary_link: 12,
  unclassified: 12,
  residential: 12,
  living_street: 12,
  road: 12,
  cycleway: 12,
  pedestrian: 13,
  service: 13,
  track: 13,
  path: 13,
  bridleway: 13,
  busway: 13,
  footway: 14,
  steps: 14,
};
/** Ways with something for cycling are shown from here on, however small they are. */
const CYCLING_ZOOM = 12;

const RAIL_KINDS = new Set(['rail', 'light_rail', 'tram', 'narrow_gauge']);
const RAIL_ZOOM = 9;
const RAIL_SIDING_ZOOM = 13;

/** Speeds in km/h that are written as a rule instead of a number (Germany; StVO §3, §18, §42). */
const SPEED_RULES: Readonly<Record<string, number>> = {
  'DE:urban': 50,
  'DE:rural': 100,
  'DE:living_street': 7,
  walk: 7,
};

/** Streets, paths and rails. Areas (`area=yes`) are no lines: see `classifyLand`. */
export function classifyStreet(tags: Tags, closed: boolean): MapClass | null {
  const highway = tags.get('highway');
  const isArea = closed && tags.get('area') === 'yes';
  if (highway !== undefined && Object.hasOwn(STREET_ZOOM, highway) && !isArea) return street(tags, highway);
  const railway = tags.get('railway');
  if (railway === undefined || !RAIL_KINDS.has(railway) || highway !== undefined) return null;
  return {
    layer: 'streets',
    minZoom: tags.has('service') ? RAIL_SIDING_ZOOM : RAIL_ZOOM,
    properties: withValues({ kind: railway, rail: true, bridge: holds(tags, 'bridge'), tunnel: holds(tags, 'tunnel') }),
  };
}

function street(tags: Tags, highway: string): MapClass {
  const cycle = cycleClass(tags);
  const ownZoom = STREET_ZOOM[highway] ?? 14;
  return {
    layer: 'streets',
    minZoom: cycle !== null && cycle !== 'opposite' ? Math.min(ownZoom, CYCLING_ZOOM) : ownZoom,
    properties: withValues({
      kind: highway,
      name: tags.get('name'),
      ref: tags.get('ref'),
      surface: tags.get('surface'),
      cycle,
      bicycle: tags.get('bicycle'),
      oneway: tags.get('oneway'),
      service: tags.get('service'),
      maxspeed: speedKilometresPerHour(tags.get('maxspeed')),
      bridge: holds(tags, 'bridge'),
      tunnel: holds(tags, 'tunnel'),
    }),
  };
}

/** A `maxspeed` as it is written in the data; null where it is none. */
export function speedKilometresPerHour(text: string | undefined): number | null {
  if (text === undefined) return null;
  return parseNumber(text) ?? (Object.hasOwn(SPEED_RULES, text) ? (SPEED_RULES[text] ?? null) : null);
}

function holds(tags: Tags, key: string): true | null {
  const value = tags.get(key);
  return value !== undefined && value !== '' && value !== 'no' ? true : null;
}
