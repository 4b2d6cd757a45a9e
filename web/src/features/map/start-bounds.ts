import { boundingBoxOf, positionsOf } from '@werkstadt/shared/geometry/bounding-box';
import type { Area, BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';

/** Half of what a phone shows at first, in degrees: about two and a half kilometres across, so that streets can be told apart. */
const HALF_WIDTH_DEGREES = 0.018;
const HALF_HEIGHT_DEGREES = 0.011;

/**
 * What a map shows at first, [west, south, east, north]: the project's area where that is of a size to look at, else
 * the middle of the city. `centre`: WGS 84, [lon, lat].
 */
export function startBounds(centre: Position, area: Area | null): BoundingBox {
  const box = area && boundingBoxOf(positionsOf(area));
  if (box && box[2] - box[0] <= 2 * HALF_WIDTH_DEGREES && box[3] - box[1] <= 4 * HALF_HEIGHT_DEGREES) return box;
  const [longitude, latitude] = centre;
  return [
    longitude - HALF_WIDTH_DEGREES,
    latitude - HALF_HEIGHT_DEGREES,
    longitude + HALF_WIDTH_DEGREES,
    latitude + HALF_HEIGHT_DEGREES,
  ];
}
