import type { Position } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import { classifyBuilding } from './classify/buildings.ts';
import { classifyLand } from './classify/land.ts';
import { LAYER_NAMES, type LayerName, type MapClass } from './classify/map-class.ts';
import { classifyBoundary, classifyCycleRoute } from './classify/memberships.ts';
import { classifyAddress, classifyPlace, classifyPoi } from './classify/points.ts';
import { classifyStreet } from './classify/streets.ts';
import { classifyWaterArea, classifyWaterLine } from './classify/water.ts';
import type { Area } from './collect-areas.ts';
import { labelPoint } from './label-point.ts';
import { lineParts, type OsmExtract, type OsmRelation } from './osm-extract.ts';

export type MapGeometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

export interface MapFeature extends MapClass {
  geometry: MapGeometry;
  /** Features of a layer lie in the tile by this number, small ones below: large areas under small, paths under roads. */
  order: number;
}

/** Everything the map shows, by layer. */
export type FeaturesByLayer = ReadonlyMap<LayerName, MapFeature[]>;

/** Sorts the objects of an extract into the layers of the basemap ([PK10]). */
export function collectFeatures(extract: OsmExtract, areas: readonly Area[]): FeaturesByLayer {
  const layers = new Map<LayerName, MapFeature[]>(LAYER_NAMES.map((name) => [name, []]));
  const put = (found: MapClass | null, geometry: MapGeometry, order = 0) => {
    if (found) layers.get(found.layer)?.push({ ...found, geometry, order });
  };
  for (const { tags, polygons } of areas) {
    const squareMetres = polygons.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
    const geometry: MapGeometry = { type: 'MultiPolygon', coordinates: polygons };
    const water = classifyWaterArea(tags, squareMetres);
    put(water ?? classifyLand(tags, squareMetres), geometry, -squareMetres);
    put(classifyBuilding(tags), geometry);
    const points = [classifyPoi(tags), classifyAddress(tags)].filter((found) => found !== null);
    if (points.length === 0) continue;
    const point: MapGeometry = { type: 'Point', coordinates: labelPoint(polygons) };
    for (const found of points) put(found, point);
  }
  const relationsOfWay = membershipsOf(extract.relations);
  for (const way of extract.ways) {
    const relations = relationsOfWay.get(way.id) ?? [];
    const found = [
      classifyWaterLine(way.tags),
      classifyStreet(way.tags, way.closed),
      classifyCycleRoute(relations),
      classifyBoundary(relations),
    ].filter((mapClass) => mapClass !== null);
    if (found.length === 0) continue;
    const coordinates = lineParts(way, extract.nodes);
    for (const mapClass of found) put(mapClass, { type: 'MultiLineString', coordinates }, -mapClass.minZoom);
  }
  for (const { node, tags } of extract.taggedNodes) {
    const geometry: MapGeometry = { type: 'Point', coordinates: extract.nodes.position(node) };
    for (const found of [classifyPlace(tags), classifyPoi(tags), classifyAddress(tags)]) put(found, geometry);
  }
  for (const features of layers.values()) features.sort((a, b) => a.order - b.order);
  return layers;
}

function membershipsOf(relations: readonly OsmRelation[]): Map<number, OsmRelation[]> {
  const found = new Map<number, OsmRelation[]>();
  for (const relation of relations) {
    for (const { type, id } of relation.members) {
      if (type !== 'way') continue;
      const there = found.get(id);
      if (there) there.push(relation);
      else found.set(id, [relation]);
    }
  }
  return found;
}
