import type { Position } from '@werkstadt/shared/geometry/geojson';

/** To 6 decimals of a degree, 11 cm: what a pack keeps. */
export function roundedPosition([longitude, latitude]: Position): Position {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}
