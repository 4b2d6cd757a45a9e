import CheapRuler from 'cheap-ruler';
import type { DrawnGeometry, Position } from './geojson.ts';
import { lineLengthMetres } from './line-length-metres.ts';
import { positionInside } from './position-inside.ts';

/** Where the sign of a geometry stands (WGS 84, [lon, lat]): half way along a line, inside an area. */
export function signPosition(geometry: DrawnGeometry): Position {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates;
    case 'LineString': {
      const [start] = geometry.coordinates;
      const ruler = new CheapRuler(start?.[1] ?? 0, 'meters');
      return ruler.along(geometry.coordinates, lineLengthMetres(geometry.coordinates) / 2);
    }
    case 'Polygon':
      return positionInside(geometry.coordinates) ?? geometry.coordinates[0]?.[0] ?? [0, 0];
  }
}
