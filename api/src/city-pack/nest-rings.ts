import type { Position } from '@werkstadt/shared/geometry/geojson';
import { doubleArea, ringBox } from './ring-measures.ts';

type Ring = Position[];

/** Outer ring anticlockwise, then its holes clockwise (RFC 7946). */
export type PolygonRings = Ring[];

interface Nested {
  ring: Ring;
  box: [number, number, number, number];
  doubleArea: number;
  /** The corners as text; made when the first ring is compared with this one. */
  corners: ReadonlySet<string> | null;
  /** Smallest ring around this one. */
  parent: Nested | null;
  depth: number;
}

/**
 * Polygons out of closed rings, told by which ring lies in which: roles in the data are often wrong, nesting is not.
 * A ring in a ring is a hole, a ring in a hole is an island.
 */
export function nestRings(rings: readonly Ring[]): PolygonRings[] {
  const nested = rings
    .map(
      (ring): Nested => ({
        ring,
        box: ringBox(ring),
        doubleArea: doubleArea(ring),
        corners: null,
        parent: null,
        depth: 0,
      }),
    )
    .filter(({ doubleArea }) => doubleArea !== 0)
    .sort((a, b) => Math.abs(b.doubleArea) - Math.abs(a.doubleArea));
  for (const [index, inner] of nested.entries()) {
    for (let i = index - 1; i >= 0; i--) {
      const outer = nested[i];
      if (outer === undefined || !ringInRing(inner, outer)) continue;
      inner.parent = outer;
      inner.depth = outer.depth + 1;
      break;
    }
  }
  const polygons = new Map<Nested, PolygonRings>();
  for (const item of nested) {
    if (item.depth % 2 === 0) polygons.set(item, [wound(item, true)]);
    else if (item.parent) polygons.get(item.parent)?.push(wound(item, false));
  }
  return [...polygons.values()];
}

function wound({ ring, doubleArea }: Nested, anticlockwise: boolean): Ring {
  return doubleArea > 0 === anticlockwise ? ring : ring.toReversed();
}

function ringInRing(inner: Nested, outer: Nested): boolean {
  const [west, south, east, north] = outer.box;
  if (inner.box[0] < west || inner.box[1] < south || inner.box[2] > east || inner.box[3] > north) return false;
  outer.corners ??= new Set(outer.ring.map(String));
  const { corners } = outer;
  const apart = inner.ring.find((position) => !corners.has(String(position)));
  if (apart !== undefined) return pointInRing(apart, outer.ring);
  const [first, second] = inner.ring;
  if (first === undefined || second === undefined) return false;
  return pointInRing([(first[0] + second[0]) / 2, (first[1] + second[1]) / 2], outer.ring);
}

/** Even-odd rule; a point on the outline may count as either. */
export function pointInRing([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] ?? [0, 0];
    const [bx, by] = ring[i] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
