import type { Area, BoundingBox, DrawnGeometry, Position } from './geojson.ts';

/** All positions of a geometry, in their order. WGS 84 [lon, lat]. */
export function positionsOf(geometry: DrawnGeometry | Area): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/**
 * [west, south, east, north] of positions in WGS 84 degrees, null without any. Places are of one city: nothing crosses
 * the 180th meridian.
 */
export function boundingBoxOf(positions: readonly Position[]): BoundingBox | null {
  if (positions.length === 0) return null;
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return [west, south, east, north];
}

/** Whether two boxes share at least a point. */
export const boxesMeet = (a: BoundingBox, b: BoundingBox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
