import CheapRuler from 'cheap-ruler';
import type { Position } from './geojson.ts';

export interface NearestOnLine {
  /** WGS 84 [lon, lat] on the line. */
  readonly position: Position;
  readonly distanceMetres: number;
  /** Index of the position before it. */
  readonly segment: number;
}

/** The place on a line nearest to a position (WGS 84, [lon, lat]); null for a line of fewer than two positions. */
export function nearestOnLine(line: readonly Position[], position: Position): NearestOnLine | null {
  if (line.length < 2) return null;
  const ruler = new CheapRuler(position[1], 'meters');
  const found = ruler.pointOnLine(line as Position[], position);
  return { position: found.point, distanceMetres: ruler.distance(position, found.point), segment: found.index };
}
