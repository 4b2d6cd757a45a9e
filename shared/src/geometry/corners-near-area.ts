import type { Area, Polygon } from './geojson.ts';
import { geometryWithinArea } from './geometry-within-area.ts';
import { nearestOnLine } from './nearest-on-line.ts';

/** Whether every corner of a polygon lies in the area or at most so many metres outside of its edge. */
export function cornersNearArea(polygon: Polygon, area: Area, metres: number): boolean {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
  return polygon.coordinates.flat().every(
    (corner) =>
      geometryWithinArea({ type: 'Point', coordinates: corner }, area) ||
      rings.some((ring) => {
        const nearest = nearestOnLine(ring, corner);
        return nearest !== null && nearest.distanceMetres <= metres;
      }),
  );
}
