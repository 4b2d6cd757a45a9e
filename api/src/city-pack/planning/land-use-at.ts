import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import Flatbush from 'flatbush';
import type { Area } from '../collect-areas.ts';
import { type PolygonRings, pointInRing } from '../nest-rings.ts';

/** Answers the OSM `landuse` of a place: of the smallest area around it; null where none is known. */
export function landUseFinder(areas: readonly Area[]): (position: Position) => string | null {
  const pieces = areas.flatMap(({ tags, polygons }) => {
    const landuse = tags.get('landuse');
    if (landuse === undefined) return [];
    return polygons.flatMap((rings) => {
      const box = boundingBoxOf(rings[0] ?? []);
      return box ? [{ landuse, rings, box, squareMetres: polygonAreaSquareMetres(rings) }] : [];
    });
  });
  if (pieces.length === 0) return () => null;
  const index = new Flatbush(pieces.length);
  for (const { box } of pieces) index.add(...box);
  index.finish();
  return ([longitude, latitude]) => {
    let smallest: (typeof pieces)[number] | null = null;
    for (const row of index.search(longitude, latitude, longitude, latitude)) {
      const piece = pieces[row];
      if (!piece || !isInside(piece.rings, [longitude, latitude])) continue;
      if (smallest === null || piece.squareMetres < smallest.squareMetres) smallest = piece;
    }
    return smallest?.landuse ?? null;
  };
}

/** Whether a position lies in the outer ring and in none of the holes. */
export function isInside([outer, ...holes]: PolygonRings, position: Position): boolean {
  return outer !== undefined && pointInRing(position, outer) && !holes.some((hole) => pointInRing(position, hole));
}
