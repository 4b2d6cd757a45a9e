import { doubleArea } from '../ring-measures.ts';
import type { GridPoint } from './arrange-lines.ts';
import { type FaceMap, OUTSIDE } from './trace-faces.ts';

/** Faces put together to blocks. */
export interface BlockMap {
  readonly map: FaceMap;
  /** By face; `OUTSIDE` for what belongs to none. */
  readonly blockOfFace: Int32Array;
  readonly blocks: number;
}

/** Outer ring anticlockwise, then its holes clockwise, the first corner not repeated. */
export type GridPolygon = readonly (readonly GridPoint[])[];

export const blockLeft = ({ map, blockOfFace }: BlockMap, half: number): number => {
  const face = map.faceLeft[half] ?? OUTSIDE;
  return face === OUTSIDE ? OUTSIDE : (blockOfFace[face] ?? OUTSIDE);
};

/** The outlines of all blocks, by block: polygons of one block touch each other in points at most. */
export function blockOutlines(blocks: BlockMap): GridPolygon[][] {
  const { map } = blocks;
  const border: number[][] = Array.from({ length: blocks.blocks }, () => []);
  for (let half = 0; half < map.origin.length; half++) {
    const block = blockLeft(blocks, half);
    if (block !== OUTSIDE && block !== blockLeft(blocks, half ^ 1)) border[block]?.push(half);
  }
  return border.map((halves, block) => polygonsOf(ringsOf(blocks, block, halves)));
}

/** Walks along the border with the block on the left; where a walk comes back to a point, a ring is closed. */
function ringsOf(blocks: BlockMap, block: number, halves: readonly number[]): GridPoint[][] {
  const { origin, around, points } = blocks.map;
  const left = new Set(halves);
  const rings: GridPoint[][] = [];
  const next = (half: number): number => {
    const back = half ^ 1;
    const list = around[origin[back] ?? 0] ?? [];
    const at = list.indexOf(back);
    for (let step = 1; step <= list.length; step++) {
      const candidate = list[(at + list.length - step) % list.length] ?? half;
      if (blockLeft(blocks, candidate) === block && blockLeft(blocks, candidate ^ 1) !== block) return candidate;
    }
    return half;
  };
  for (const first of halves) {
    if (!left.has(first)) continue;
    const walked: number[] = [];
    const placeOf = new Map<number, number>();
    for (let half = first; left.delete(half); half = next(half)) {
      const start = origin[half] ?? 0;
      const seen = placeOf.get(start);
      if (seen !== undefined) rings.push(closeRing(walked, seen, placeOf, points, origin));
      placeOf.set(start, walked.push(half) - 1);
    }
    if (walked.length > 0) rings.push(closeRing(walked, 0, placeOf, points, origin));
  }
  return rings;
}

function closeRing(
  walked: number[],
  from: number,
  placeOf: Map<number, number>,
  points: readonly GridPoint[],
  origin: Int32Array,
): GridPoint[] {
  const ring = walked.splice(from);
  for (const half of ring) placeOf.delete(origin[half] ?? 0);
  return ring.map((half) => points[origin[half] ?? 0] ?? [0, 0]);
}

function polygonsOf(rings: readonly GridPoint[][]): GridPolygon[] {
  const outer = rings.filter((ring) => doubleArea(ring) > 0).sort((a, b) => doubleArea(b) - doubleArea(a));
  const holes = rings.filter((ring) => doubleArea(ring) < 0);
  return outer.map((ring, index) => [
    ring,
    ...holes.filter((hole) => {
      if (outer.length === 1) return true;
      // The smallest outer ring around it: they are sorted by size, largest first.
      const last = outer.findLastIndex((candidate) => surrounds(candidate, hole));
      return last === index;
    }),
  ]);
}

/** Whether a ring lies within another that it may touch in points. */
function surrounds(outer: readonly GridPoint[], inner: readonly GridPoint[]): boolean {
  const corners = new Set(outer.map(String));
  const apart = inner.find((point) => !corners.has(String(point)));
  if (apart) return isInRing(apart, outer);
  const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = inner;
  return isInRing([(ax + bx) / 2, (ay + by) / 2], outer);
}

/** Even-odd rule; a point on the outline may count as either. */
export function isInRing([x, y]: GridPoint, ring: readonly GridPoint[]): boolean {
  let inside = false;
  for (let index = 0; index < ring.length; index++) {
    const [ax, ay] = ring[index] ?? [0, 0];
    const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export const isInPolygon = (point: GridPoint, [outer = [], ...holes]: GridPolygon): boolean =>
  isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole));
