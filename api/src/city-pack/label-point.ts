import type { Position } from '@werkstadt/shared/geometry/geojson';
import polylabel from 'polylabel';
import type { PolygonRings } from './nest-rings.ts';

/** About half a metre: enough for a house number. */
const PRECISION_DEGREES = 5e-6;

/** Where the label of an area stands: inside its first (largest) polygon, far from the edge. WGS 84 [lon, lat]. */
export function labelPoint(polygons: readonly PolygonRings[]): Position {
  const [largest] = polygons;
  if (largest === undefined) throw new RangeError('an area has at least one polygon');
  const [longitude = 0, latitude = 0] = polylabel(largest, PRECISION_DEGREES);
  return [longitude, latitude];
}
