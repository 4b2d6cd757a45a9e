import type { Position } from '../../geometry/geojson.ts';
import type { DistrictData } from '../data/district-data.ts';

/** Microdegrees [lon, lat] from the first corner of all blocks on. */
type Corner = readonly [number, number];
/** The outlines of blocks, as district data holds them. */
type BlockOutlines = Pick<DistrictData, 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'>;
/** Polygons of closed rings (first position repeated), outer ring against the clock, then its holes, [lon, lat] WGS 84. */
export type Dissolved = Position[][][];

/** Corners as one number each: exact as long as a city is less than 33 degrees wide and high. */
const SPAN = 2 ** 26;
const keyOf = (data: BlockOutlines, point: number): number =>
  ((data.pointLon[point] ?? 0) - (data.pointLon[0] ?? 0)) * SPAN +
  ((data.pointLat[point] ?? 0) - (data.pointLat[0] ?? 0));
const cornerOf = (key: number): Corner => {
  const lon = Math.round(key / SPAN);
  return [lon, key - lon * SPAN];
};

/**
 * The common outline of some blocks: stretches that two of them share cancel each other exactly, since blocks that touch
 * share their corners. Rings never touch themselves; parts that meet in a single corner stay parts.
 */
export function dissolveBlocks(data: BlockOutlines, rows: Iterable<number>): Dissolved {
  const rings = tracedRings(outerStretches(data, rows)).map((ring) => ({ ring, doubled: doubledArea(ring) }));
  const outlines = rings.filter(({ doubled }) => doubled > 0).sort((a, b) => a.doubled - b.doubled);
  const parts = new Map(outlines.map(({ ring }) => [ring, [ring]]));
  for (const { ring } of rings.filter(({ doubled }) => doubled < 0)) {
    // The smallest outline round it: outlines lie within holes of others where a block stands in a hole.
    const around = outlines.find((outline) => liesWithin(ring, outline.ring));
    if (around) parts.get(around.ring)?.push(ring);
  }
  const closed = (ring: readonly Corner[]): Position[] =>
    [...ring, ...ring.slice(0, 1)].map(
      ([lon, lat]): Position => [(lon + (data.pointLon[0] ?? 0)) / 1e6, (lat + (data.pointLat[0] ?? 0)) / 1e6],
    );
  return outlines.toReversed().map(({ ring }) => (parts.get(ring) ?? []).map(closed));
}

/** Directed stretches that no block of the set has the other way round, by the corner they start from. */
function outerStretches(data: BlockOutlines, rows: Iterable<number>): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  for (const block of rows) {
    for (let ring = data.ringOffset[block] ?? 0; ring < (data.ringOffset[block + 1] ?? 0); ring += 1) {
      const first = data.pointOffset[ring] ?? 0;
      const end = data.pointOffset[ring + 1] ?? 0;
      for (let point = first; point < end; point += 1) {
        const next = point + 1 < end ? point + 1 : first;
        addStretch(ends, keyOf(data, point), keyOf(data, next));
      }
    }
  }
  return ends;
}

function addStretch(ends: Map<number, number[]>, from: number, to: number): void {
  const back = ends.get(to);
  const twin = back ? back.indexOf(from) : -1;
  if (back && twin >= 0) {
    back.splice(twin, 1);
    if (back.length === 0) ends.delete(to);
    return;
  }
  const known = ends.get(from);
  if (known) known.push(to);
  else ends.set(from, [to]);
}

/** Rings of the stretches, cut apart wherever one meets itself. */
function tracedRings(ends: Map<number, number[]>): Corner[][] {
  const rings: Corner[][] = [];
  for (const start of ends.keys()) {
    while (ends.has(start)) {
      const path: number[] = [];
      const at = new Map<number, number>();
      let corner = start;
      for (;;) {
        const met = at.get(corner);
        if (met !== undefined) {
          const loop = path.splice(met);
          for (const key of loop) at.delete(key);
          rings.push(loop.map(cornerOf));
        }
        const next = takeNext(ends, corner, path.at(-1));
        if (next === undefined) break;
        at.set(corner, path.length);
        path.push(corner);
        corner = next;
      }
    }
  }
  return rings;
}

/** Goes on by the sharpest turn to the left: that way the inside is not left where parts meet in a corner. */
function takeNext(ends: Map<number, number[]>, corner: number, before: number | undefined): number | undefined {
  const choice = ends.get(corner);
  if (!choice) return undefined;
  let best = 0;
  if (choice.length > 1 && before !== undefined) {
    const [[x, y], [bx, by]] = [cornerOf(corner), cornerOf(before)];
    const heading = Math.atan2(y - by, x - bx);
    const turn = (key: number) => {
      const [nx, ny] = cornerOf(key);
      const angle = Math.atan2(ny - y, nx - x) - heading;
      return angle > Math.PI ? angle - 2 * Math.PI : angle <= -Math.PI ? angle + 2 * Math.PI : angle;
    };
    for (let index = 1; index < choice.length; index += 1) {
      if (turn(choice[index] ?? 0) > turn(choice[best] ?? 0)) best = index;
    }
  }
  const [next] = choice.splice(best, 1);
  if (choice.length === 0) ends.delete(corner);
  return next;
}

/** Twice the area in square microdegrees, positive against the clock; from the first corner on, so that it is exact. */
function doubledArea(ring: readonly Corner[]): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nx, ny] = ring[(index + 1) % ring.length] ?? [ox, oy];
    sum += (x - ox) * (ny - oy) - (nx - ox) * (y - oy);
  }
  return sum;
}

/** By the middle of a stretch: outlines share corners, never stretches. */
function liesWithin(ring: readonly Corner[], outline: readonly Corner[]): boolean {
  const [[ax, ay], [bx, by]] = [ring[0] ?? [0, 0], ring[1] ?? [0, 0]];
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  let inside = false;
  for (const [index, [px, py]] of outline.entries()) {
    const [qx, qy] = outline[(index + 1) % outline.length] ?? [px, py];
    if (py > y !== qy > y && x - px < ((qx - px) * (y - py)) / (qy - py)) inside = !inside;
  }
  return inside;
}
