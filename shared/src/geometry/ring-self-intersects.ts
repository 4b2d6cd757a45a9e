import { type Edge, edgesMeet, edgesOf, isOnEdge } from './edges.ts';
import type { Position } from './geojson.ts';

/** Two neighbours share a corner; they overlap when one runs back over the other. */
function neighboursOverlap(first: Edge, second: Edge): boolean {
  return isOnEdge(first, second.to) || isOnEdge(second, first.from);
}

/**
 * Whether a closed ring of WGS 84 [lon, lat] crosses, touches or runs back over itself (rule G3; OGC 06-103r4 § 6.1.11
 * calls such a polygon not valid). Repeated neighbouring corners are harmless. A ring of fewer than three different
 * stretches encloses nothing, one with a number that is not finite cannot be told: both count as crossing.
 */
export function ringSelfIntersects(ring: readonly Position[]): boolean {
  if (!ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) return true;
  const edges = edgesOf(ring);
  if (edges.length < 3) return true;
  const last = edges.length - 1;
  // Swept from west to east, so that only edges that lie side by side are compared.
  const order = edges.map((edge, index) => ({ edge, index })).sort((a, b) => a.edge.west - b.edge.west);
  for (let i = 0; i < order.length; i += 1) {
    const a = order[i];
    if (!a) break;
    for (let j = i + 1; j < order.length; j += 1) {
      const b = order[j];
      if (!b || b.edge.west > a.edge.east) break;
      const [first, second] = a.index < b.index ? [a, b] : [b, a];
      const meets =
        second.index - first.index === 1
          ? neighboursOverlap(first.edge, second.edge)
          : first.index === 0 && second.index === last
            ? neighboursOverlap(second.edge, first.edge)
            : edgesMeet(first.edge, second.edge);
      if (meets) return true;
    }
  }
  return false;
}
