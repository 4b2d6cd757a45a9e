import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES, metresPerMicrodegree } from '../network/metres.ts';
import { type StreetIndex, turnBetween } from '../network/street-index.ts';

/** Of two streets about as near, the one along which the lane has come is meant. Metres of distance that this is worth. */
const SIDEWAYS_MALUS_METRES = 3;
const STRAY_MALUS_METRES = 2;
const ON_STREET_METRES = 1;

/**
 * Where a corner of a lane goes that is aimed at a place: onto the best street within `radiusMetres`, and to a junction
 * or an end of it within half of that ([RT4]). The best is near, runs the way the lane runs, and goes on where the lane
 * stands. Null where no street is near. `previous`: the corner before it. WGS 84 [lon, lat], 6 decimals.
 */
export function snapToStreet(
  streets: StreetIndex,
  [longitude, latitude]: Position,
  radiusMetres: number,
  previous: Position | null,
): Position | null {
  const [x, y] = [longitude * MICRODEGREES, latitude * MICRODEGREES];
  const unit = metresPerMicrodegree(latitude);
  const before = previous && { x: previous[0] * MICRODEGREES, y: previous[1] * MICRODEGREES };
  const stood = before
    ? new Set(streets.near(before.x, before.y, ON_STREET_METRES).map(({ edge }) => edge))
    : new Set<number>();
  const heading = before ? Math.atan2((y - before.y) * unit.north, (x - before.x) * unit.east) : null;
  let best: { readonly longitude: number; readonly latitude: number; readonly edge: number } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of streets.near(x, y, radiusMetres)) {
    const turn = heading === null || place.direction === null ? 0 : turnBetween(place.direction, heading);
    const malus = SIDEWAYS_MALUS_METRES * Math.sin(turn) + (before && !stood.has(place.edge) ? STRAY_MALUS_METRES : 0);
    if (place.distanceMetres + malus >= least) continue;
    least = place.distanceMetres + malus;
    best = place;
  }
  if (!best) return null;
  const end = nearestEnd(streets, best.edge, x, y, unit);
  return end && end.metres <= radiusMetres / 2
    ? [end.longitude / MICRODEGREES, end.latitude / MICRODEGREES]
    : [Math.round(best.longitude) / MICRODEGREES, Math.round(best.latitude) / MICRODEGREES];
}

function nearestEnd(
  { parts }: StreetIndex,
  edge: number,
  x: number,
  y: number,
  unit: { readonly east: number; readonly north: number },
) {
  const [first, last] = streetEnds(parts.edge, edge);
  const at = [parts.at[first] ?? 0, (parts.at[last] ?? 0) + 1];
  return at
    .map((position) => {
      const [longitude = 0, latitude = 0] = [parts.shapeLon[position], parts.shapeLat[position]];
      return { longitude, latitude, metres: Math.hypot((longitude - x) * unit.east, (latitude - y) * unit.north) };
    })
    .reduce((nearest, end) => (end.metres < nearest.metres ? end : nearest));
}

/** First and last indexed stretch of an edge: they stand in the order of the edges. */
function streetEnds(edges: Uint32Array, edge: number): [number, number] {
  const firstFrom = (wanted: number) => {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((edges[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [firstFrom(edge), firstFrom(edge + 1) - 1];
}
