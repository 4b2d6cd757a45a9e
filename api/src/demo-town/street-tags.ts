import type { MapLine } from './planar-map.ts';
import { distance, type PlanePoint } from './plane.ts';
import type { BuildStyle } from './quarters.ts';

/** What the tags of a stretch of street depend on. */
export interface Stretch {
  readonly line: MapLine;
  readonly name: string | null;
  readonly ref: string | null;
  readonly middle: PlanePoint;
  /** Built style of the blocks on both sides. */
  readonly styles: readonly BuildStyle[];
  readonly inTown: boolean;
  readonly nearSchool: boolean;
  /** Between 0 and 1, the same for the whole line: lets neighbours differ. */
  readonly whim: number;
  readonly lineMetres: number;
}

type Tags = Record<string, string>;

/** Cycling tags of a planned street between two distances from the market square (metres). The gaps are the point. */
const CYCLING: readonly { key: string; from: number; to: number; tags: Tags }[] = [
  { key: 'west-road', from: 240, to: 470, tags: { 'cycleway:both': 'lane' } },
  {
    key: 'west-road',
    from: 900,
    to: 1900,
    tags: { 'cycleway:right': 'track', 'cycleway:left': 'no', 'cycleway:right:segregated': 'no' },
  },
  { key: 'north-east-road', from: 260, to: 520, tags: { 'cycleway:both': 'lane' } },
  { key: 'north-east-road', from: 1050, to: 1500, tags: { 'cycleway:both': 'track' } },
  { key: 'station-street', from: 340, to: 900, tags: { 'cycleway:both': 'lane' } },
  { key: 'south-road', from: 560, to: 1000, tags: { 'cycleway:both': 'track' } },
  { key: 'north-road', from: 760, to: 1150, tags: { 'cycleway:right': 'track', 'cycleway:left': 'no' } },
  { key: 'east-road', from: 260, to: 620, tags: { 'cycleway:both': 'lane', 'cycleway:both:lane': 'advisory' } },
  { key: 'east-road', from: 1810, to: 2500, tags: { 'cycleway:both': 'track' } },
  { key: 'west-village-road', from: 240, to: 560, tags: { 'cycleway:both': 'lane' } },
  { key: 'industry-street', from: 900, to: 1500, tags: { 'cycleway:both': 'track' } },
  { key: 'valley-street', from: 430, to: 700, tags: { 'cycleway:both': 'lane', 'cycleway:both:lane': 'advisory' } },
];
/** Bearings (degrees from east, counter-clockwise) of the ring street that have a cycle track. */
const RING_TRACKS: readonly [number, number][] = [
  [28, 112],
  [172, 238],
];
const CYCLE_STREETS: ReadonlySet<string> = new Set(['garden-street', 'mill-street']);

/** All tags of a stretch but those of its bridges. */
export function streetTags(stretch: Stretch): Tags {
  const { line, name, ref } = stretch;
  const tags: Tags = { highway: line.kind };
  if (name) tags.name = name;
  if (line.kind === 'path') return { ...tags, ...pathTags(stretch) };
  if (line.kind === 'track') return { ...tags, ...trackTags(stretch) };
  if (ref) tags.ref = ref;
  Object.assign(tags, speedTags(stretch), surfaceTags(stretch), cycleTags(stretch));
  if (stretch.inTown) {
    tags.lit = 'yes';
    if (line.kind !== 'living_street' && line.kind !== 'pedestrian' && !stretch.styles.includes('industry')) {
      tags.sidewalk = stretch.whim < 0.15 && line.kind === 'residential' ? 'right' : 'both';
    }
  }
  if (['primary', 'secondary', 'tertiary'].includes(line.kind)) tags.lanes = '2';
  if (line.kind === 'primary' && !stretch.inTown) tags.width = '7.5';
  return tags;
}

function speedTags({ line, inTown, styles, nearSchool, whim }: Stretch): Tags {
  const zone30: Tags = { maxspeed: '30', 'maxspeed:type': 'DE:zone:30' };
  switch (line.kind) {
    case 'pedestrian':
      return { bicycle: whim < 0.5 ? 'yes' : 'dismount', motor_vehicle: 'no' };
    case 'living_street':
      return { maxspeed: '7', 'maxspeed:type': 'DE:living_street' };
    case 'primary':
      if (nearSchool && inTown) return { maxspeed: '30' };
      return inTown
        ? { maxspeed: '50', 'maxspeed:type': 'DE:urban' }
        : { maxspeed: '100', 'maxspeed:type': 'DE:rural' };
    case 'secondary':
    case 'tertiary':
      if (!inTown) return { maxspeed: whim < 0.3 ? '70' : '100' };
      if (nearSchool || (line.plan === 'station-street' && whim < 2)) return { maxspeed: '30' };
      return { maxspeed: '50', 'maxspeed:type': 'DE:urban' };
    case 'residential':
      if (styles.includes('old-town')) return { maxspeed: '20', 'maxspeed:type': 'DE:zone:20' };
      if (nearSchool) return zone30;
      // About a fifth of the side streets has never been put into the database.
      return whim < 0.2 ? {} : whim < 0.93 ? zone30 : { maxspeed: '50', 'maxspeed:type': 'DE:urban' };
    default:
      return inTown ? { maxspeed: '50', 'maxspeed:type': 'DE:urban' } : {};
  }
}

function surfaceTags({ line, styles, whim, inTown }: Stretch): Tags {
  if (styles.includes('old-town')) {
    const surface = line.kind === 'pedestrian' ? 'paving_stones' : whim < 0.55 ? 'sett' : 'paving_stones';
    return { surface, smoothness: surface === 'sett' ? 'bad' : 'good' };
  }
  if (line.kind === 'residential' || line.kind === 'living_street') {
    if (styles.includes('perimeter') && whim > 0.82) return { surface: 'sett', smoothness: 'intermediate' };
    if (whim > 0.9) return { surface: 'paving_stones' };
    return whim < 0.25 ? {} : { surface: 'asphalt' };
  }
  return inTown || whim < 0.8 ? { surface: 'asphalt' } : {};
}

function cycleTags({ line, middle, lineMetres, whim, styles }: Stretch): Tags {
  const { plan } = line;
  if (plan === 'ring') {
    const bearing = ((Math.atan2(middle[1], middle[0]) * 180) / Math.PI + 360) % 360;
    return RING_TRACKS.some(([from, to]) => bearing >= from && bearing <= to) ? { 'cycleway:both': 'track' } : {};
  }
  if (plan !== null && CYCLE_STREETS.has(plan))
    return { bicycle_road: 'yes', motor_vehicle: 'destination', traffic_sign: 'DE:244.1,1020-30' };
  const away = distance(middle, [0, 0]);
  const found = CYCLING.find(({ key, from, to }) => key === plan && away >= from && away < to);
  if (found) return found.tags;
  const narrow = line.kind === 'residential' && plan === null && lineMetres < 260 && lineMetres > 60;
  if (narrow && (styles.includes('perimeter') || styles.includes('old-town')) && whim > 0.58 && whim < 0.82) {
    return whim < 0.72 ? { oneway: 'yes', 'oneway:bicycle': 'yes' } : { oneway: 'yes' };
  }
  return {};
}

/** Promenades are for walking and riding; the stretch by the mill has stayed too narrow. */
function pathTags({ line, middle, whim, styles, inTown }: Stretch): Tags {
  if (line.plan === 'north-bank' || line.plan === 'south-bank') {
    const byTheMill = line.plan === 'north-bank' && middle[0] > -70 && middle[0] < 130;
    if (byTheMill) return { highway: 'footway', bicycle: 'no', surface: 'paving_stones', lit: 'yes' };
    const paved = line.plan === 'north-bank' && middle[0] > -900 && middle[0] < 1100;
    return {
      bicycle: 'designated',
      foot: 'designated',
      segregated: 'no',
      surface: paved ? 'asphalt' : 'fine_gravel',
      lit: paved ? 'yes' : 'no',
      width: paved ? '3' : '2.5',
    };
  }
  if (line.plan === 'tanners-footbridge')
    return {
      bicycle: 'designated',
      foot: 'designated',
      segregated: 'no',
      surface: 'asphalt',
      lit: 'yes',
      width: '2.5',
    };
  if (line.plan === 'wall-walk')
    return { highway: 'footway', bicycle: 'yes', surface: 'fine_gravel', lit: 'yes', width: '3' };
  if (line.plan !== null) return { foot: 'yes', bicycle: 'yes', surface: 'compacted' };
  if (styles.includes('green') || !inTown)
    return whim < 0.5 ? { surface: 'compacted', bicycle: 'yes' } : { highway: 'footway', surface: 'fine_gravel' };
  return whim < 0.6
    ? { highway: 'footway', surface: 'asphalt', lit: 'yes' }
    : { highway: 'footway', bicycle: 'yes', surface: 'paving_stones', lit: 'yes' };
}

function trackTags({ whim }: Stretch): Tags {
  if (whim < 0.18) return { tracktype: 'grade1', surface: 'asphalt', motor_vehicle: 'agricultural' };
  if (whim < 0.5) return { tracktype: 'grade2', surface: 'gravel' };
  if (whim < 0.8) return { tracktype: 'grade3', surface: 'compacted' };
  return { tracktype: 'grade4', surface: 'grass' };
}
