import { edgesOf } from './edges.ts';
import type { Position } from './geojson.ts';

/**
 * A position inside a polygon (closed rings of WGS 84 [lon, lat], outline first, then holes), not on its edge: the
 * middle of the widest stretch half way between the heights of two corners. Null for a polygon that encloses nothing.
 */
export function positionInside(rings: readonly (readonly Position[])[]): Position | null {
  const edges = rings.flatMap(edgesOf);
  const heights = [...new Set(edges.flatMap(({ from, to }) => [from[1], to[1]]))].sort((a, b) => a - b);
  let widest: { width: number; position: Position } | null = null;
  for (let index = 1; index < heights.length; index += 1) {
    const y = ((heights[index - 1] ?? 0) + (heights[index] ?? 0)) / 2;
    const crossings = edges
      .filter(({ from, to }) => from[1] > y !== to[1] > y)
      .map(({ from, to }) => ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0])
      .sort((a, b) => a - b);
    for (let pair = 1; pair < crossings.length; pair += 2) {
      const west = crossings[pair - 1] ?? 0;
      const east = crossings[pair] ?? 0;
      if (east > west && (!widest || east - west > widest.width)) {
        widest = { width: east - west, position: [(west + east) / 2, y] };
      }
    }
  }
  return widest?.position ?? null;
}
