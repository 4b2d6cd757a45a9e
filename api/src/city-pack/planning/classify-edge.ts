import {
  CYCLE_FACILITIES,
  EDGE_FLAGS,
  ROAD_CLASSES,
  type RoadClass,
  UNKNOWN_BYTE,
} from '@werkstadt/shared/planning/network/edge-facts';
import { cycleClass } from '../classify/cycle-class.ts';
import { speedKilometresPerHour } from '../classify/streets.ts';
import type { Tags } from '../osm-extract.ts';

/** What a way says about all of its stretches. Numbers as a pack stores them. */
export interface EdgeFacts {
  roadClass: number;
  cycle: number;
  flags: number;
  speed: number;
  lanes: number;
  widthDm: number;
}

/** How often a tag was there but could not be read, by tag. */
export type UnreadTags = Record<string, number>;

const CLASS_OF_HIGHWAY: Readonly<Record<string, RoadClass>> = {
  ...Object.fromEntries(ROAD_CLASSES.map((name) => [name, name])),
  motorway_link: 'motorway',
  trunk_link: 'trunk',
  primary_link: 'primary',
  secondary_link: 'secondary',
  tertiary_link: 'tertiary',
  road: 'unclassified',
  busway: 'service',
  bridleway: 'path',
};

/** Ways without motor traffic. */
const QUIET: ReadonlySet<RoadClass> = new Set(['pedestrian', 'cycleway', 'path', 'footway', 'steps']);
const NO_BIKES: ReadonlySet<RoadClass> = new Set(['motorway', 'pedestrian', 'footway', 'steps']);
const NO_WALKERS: ReadonlySet<RoadClass> = new Set(['motorway', 'trunk', 'cycleway']);
const ALLOWED = new Set(['yes', 'designated', 'official', 'permissive', 'destination']);
const CLOSED = new Set([
  'no',
  'private',
  'dismount',
  'use_sidepath',
  'agricultural',
  'forestry',
  'delivery',
  'customers',
]);

/** Null for what is no street: an area, one under construction, something else. */
export function classifyEdge(tags: Tags, closed: boolean, unread: UnreadTags): EdgeFacts | null {
  const highway = tags.get('highway') ?? '';
  if (!Object.hasOwn(CLASS_OF_HIGHWAY, highway) || (closed && tags.get('area') === 'yes')) return null;
  const name = CLASS_OF_HIGHWAY[highway] ?? 'path';
  const facility = cycleClass(tags) ?? 'none';
  return {
    roadClass: ROAD_CLASSES.indexOf(name),
    cycle: CYCLE_FACILITIES.indexOf(facility),
    flags: directions(tags, name, facility === 'opposite') | access(tags, name) | parking(tags) | levels(tags),
    speed: speed(tags, unread),
    lanes: wholeNumber(tags, 'lanes', unread),
    widthDm: width(tags, unread),
  };
}

/** The first of the keys that says yes or no. */
function permission(tags: Tags, keys: readonly string[], otherwise: boolean): boolean {
  for (const key of keys) {
    const value = tags.get(key) ?? '';
    if (ALLOWED.has(value)) return true;
    if (CLOSED.has(value)) return false;
  }
  return otherwise;
}

function directions(tags: Tags, name: RoadClass, against: boolean): number {
  const mayRide = permission(tags, ['bicycle', 'vehicle', 'access'], !NO_BIKES.has(name));
  if (!mayRide || tags.get('motorroad') === 'yes') return 0;
  const oneway = onewayOf(tags);
  if (oneway === 0) return EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward;
  const free = against || tags.get('oneway:bicycle') === 'no' || /^opposite/.test(tags.get('cycleway') ?? '');
  const along = oneway > 0 ? EDGE_FLAGS.bikeForward : EDGE_FLAGS.bikeBackward;
  return (free ? EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward : along) | EDGE_FLAGS.oneWay;
}

/** 1 along the way, -1 against it, 0 both ways. */
function onewayOf(tags: Tags): number {
  const value = tags.get('oneway') ?? (tags.get('junction') === 'roundabout' ? 'yes' : 'no');
  if (value === '-1' || value === 'reverse') return -1;
  return value === 'yes' || value === '1' || value === 'true' ? 1 : 0;
}

function access(tags: Tags, name: RoadClass): number {
  const onFoot = permission(tags, ['foot', 'access'], !NO_WALKERS.has(name)) && tags.get('motorroad') !== 'yes';
  const byCar = permission(tags, ['motor_vehicle', 'vehicle', 'access'], !QUIET.has(name));
  return (onFoot ? EDGE_FLAGS.foot : 0) | (byCar && !QUIET.has(name) ? EDGE_FLAGS.motor : 0);
}

/** Both spellings of OSM: `parking:left=lane` of today, `parking:lane:left=parallel` of before 2022. */
function parking(tags: Tags): number {
  let flags = 0;
  for (const side of ['left', 'right', 'both']) {
    for (const key of [`parking:${side}`, `parking:lane:${side}`]) {
      const value = tags.get(key);
      if (value === undefined || value === '') continue;
      flags |= EDGE_FLAGS.parkingTagged;
      if (!/^(no|none|no_parking|no_stopping|no_standing|separate|fire_lane)$/.test(value)) flags |= EDGE_FLAGS.parking;
    }
  }
  return flags;
}

function levels(tags: Tags): number {
  const is = (key: string) => !['', 'no'].includes(tags.get(key) ?? '');
  return (is('bridge') ? EDGE_FLAGS.bridge : 0) | (is('tunnel') ? EDGE_FLAGS.tunnel : 0);
}

function speed(tags: Tags, unread: UnreadTags): number {
  const text = tags.get('maxspeed');
  // No limit at all: as fast as a byte can say.
  if (text === 'none') return UNKNOWN_BYTE - 1;
  const zone = /^DE:(\d+)$/.exec(tags.get('zone:maxspeed') ?? '')?.[1];
  const found = speedKilometresPerHour(text) ?? (zone === undefined ? null : Number(zone));
  if (text !== undefined && found === null) unread.maxspeed = (unread.maxspeed ?? 0) + 1;
  return found === null ? UNKNOWN_BYTE : Math.min(found, UNKNOWN_BYTE - 1);
}

function wholeNumber(tags: Tags, key: string, unread: UnreadTags): number {
  const text = tags.get(key);
  if (text === undefined) return UNKNOWN_BYTE;
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  unread[key] = (unread[key] ?? 0) + 1;
  return UNKNOWN_BYTE;
}

/** "6.5", "6,5" and "6.5 m"; up to 25 m. */
function width(tags: Tags, unread: UnreadTags): number {
  const text = tags.get('width');
  if (text === undefined) return UNKNOWN_BYTE;
  const metres = /^(\d+(?:[.,]\d+)?)(?: ?m)?$/.exec(text)?.[1];
  const decimetres = metres === undefined ? 0 : Math.round(Number(metres.replace(',', '.')) * 10);
  if (decimetres > 0 && decimetres < UNKNOWN_BYTE) return decimetres;
  unread.width = (unread.width ?? 0) + 1;
  return UNKNOWN_BYTE;
}
