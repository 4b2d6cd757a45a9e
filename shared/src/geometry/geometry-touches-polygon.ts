import { boundingBoxOf, boxesMeet, positionsOf } from './bounding-box.ts';
import { edgesMeet, edgesOf, isOnEdge } from './edges.ts';
import type { DrawnGeometry, Polygon, Position } from './geojson.ts';

/** Odd number of crossings of a ray to the east, over outline and holes alike; an edge belongs to the polygon. */
function contains({ coordinates }: Polygon, position: Position): boolean {
  const [x, y] = position;
  let inside = false;
  for (const edge of coordinates.flatMap(edgesOf)) {
    if (isOnEdge(edge, position)) return true;
    const { from, to } = edge;
    if (from[1] > y !== to[1] > y && x < ((to[0] - from[0]) * (y - from[1])) / (to[1] - from[1]) + from[0]) {
      inside = !inside;
    }
  }
  return inside;
}

const edgesOfGeometry = (geometry: DrawnGeometry) => {
  if (geometry.type === 'Point') return [];
  return geometry.type === 'LineString' ? edgesOf(geometry.coordinates) : geometry.coordinates.flatMap(edgesOf);
};

/** Whether a geometry and a polygon share at least one point, edges included. WGS 84 [lon, lat]. */
export function geometryTouchesPolygon(geometry: DrawnGeometry, polygon: Polygon): boolean {
  const geometryBox = boundingBoxOf(positionsOf(geometry));
  const polygonBox = boundingBoxOf(positionsOf(polygon));
  if (!geometryBox || !polygonBox || !boxesMeet(geometryBox, polygonBox)) return false;
  const [first] = positionsOf(geometry);
  if (first && contains(polygon, first)) return true;
  const edges = polygon.coordinates.flatMap(edgesOf);
  if (edgesOfGeometry(geometry).some((edge) => edges.some((other) => edgesMeet(edge, other)))) return true;
  // No edge meets: the polygon may still lie inside the geometry as a whole.
  const corner = polygon.coordinates[0]?.[0];
  return geometry.type === 'Polygon' && corner !== undefined && contains(geometry, corner);
}
