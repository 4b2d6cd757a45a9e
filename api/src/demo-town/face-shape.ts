import type { MapFace, MapLine, PlanarMap } from './planar-map.ts';
import { add, at, between, centroid, direction, isInside, leftOf, type PlanePoint, wrap } from './plane.ts';

/** Lines of a face by what runs along them, for callers that choose by neighbourhood. */
export function linesAround(map: PlanarMap, face: MapFace): Set<MapLine> {
  return new Set(face.ring.map((nodeId, index) => map.lineOf(nodeId, wrap(face.ring, index + 1))));
}

/** A point inside the ring, near its middle. */
export function innerPoint(ring: readonly PlanePoint[]): PlanePoint {
  const middle = centroid(ring);
  if (isInside(middle, ring)) return middle;
  for (let index = 0; index < ring.length; index++) {
    const a = at(ring, index);
    const b = wrap(ring, index + 1);
    const inner = add(between(a, b, 0.5), leftOf(direction(a, b)), 3);
    if (isInside(inner, ring)) return inner;
  }
  return middle;
}
