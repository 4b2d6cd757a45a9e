import type { Building } from './building.ts';
import type { OsmTags } from './osm-data.ts';
import type { MapLine } from './planar-map.ts';
import { add, at, between, type PlanePoint, signedArea } from './plane.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Floor area for one person, stairs and walls included (square metres). */
const SQUARE_METRES_PER_PERSON = 70;

const LIVED_IN: ReadonlySet<string> = new Set([
  'yes',
  'residential',
  'house',
  'detached',
  'apartments',
  'semidetached_house',
  'terrace',
  'farm',
]);

/** A building with its floors; `line` is the street of its front door. The ring's first edge is the front. */
export function house(
  random: SeededRandom,
  ring: readonly PlanePoint[],
  line: MapLine | null,
  levels: number,
  kind: string,
  tags: OsmTags = {},
): Building {
  const floorArea = signedArea(ring) * levels;
  const shown: Record<string, string> = { building: kind };
  if (kind === 'apartments' ? random.chance(0.85) : random.chance(0.3)) shown['building:levels'] = String(levels);
  return {
    ring,
    tags: { ...shown, ...tags },
    lineId: line?.id ?? null,
    door: between(at(ring, 0), at(ring, 1), 0.5),
    residents: LIVED_IN.has(kind) && line ? floorArea / SQUARE_METRES_PER_PERSON : 0,
  };
}

/** An L: the rectangle less its back corner on the side of its first point, by shares of width and depth. */
export function withoutBackCorner(
  a: PlanePoint,
  b: PlanePoint,
  c: PlanePoint,
  d: PlanePoint,
  wide: number,
  deep: number,
): PlanePoint[] {
  const back = between(d, c, wide);
  const side = between(d, a, deep);
  const inner = add(side, [back[0] - d[0], back[1] - d[1]]);
  return [a, b, c, back, inner, side];
}
