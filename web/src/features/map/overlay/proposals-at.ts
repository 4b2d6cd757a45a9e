import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibreMap, PointLike } from 'maplibre-gl';
import { type GatheredBox, membersOf, zoomInto } from './gather-signs.ts';
import type { Places } from './places.ts';
import {
  areaLayer,
  clusterLayer,
  gatheredClusterLayer,
  gatheredSignLayer,
  lineLayer,
  signLayer,
} from './proposal-overlay.ts';

/** Half of a 44 px target round the tap; a mouse is exact. */
const TOUCH_PIXELS = 22;
const MOUSE_PIXELS = 8;
/** Longer lists are not chosen from: the map goes nearer instead. */
const MAX_MEMBERS = 50;

export interface ClusterAt {
  /** Of the map's own cluster, or what a gathered number stands for. */
  readonly of: number | GatheredBox;
  /** WGS 84, [lon, lat]. */
  readonly position: Position;
}

const idOf = (feature: MapGeoJSONFeature): string[] =>
  typeof feature.properties.id === 'string' ? [feature.properties.id] : [];

function clusterOf({ properties, geometry }: MapGeoJSONFeature): ClusterAt | null {
  if (geometry.type !== 'Point') return null;
  const [longitude, latitude] = geometry.coordinates;
  if (longitude === undefined || latitude === undefined) return null;
  const position: Position = [longitude, latitude];
  const id: unknown = properties.cluster_id;
  if (typeof id === 'number') return { of: id, position };
  const [west, north, east, south] = ['west', 'north', 'east', 'south'].map((side) => Number(properties[side]));
  if (west === undefined || north === undefined || east === undefined || south === undefined) return null;
  return { of: { west, north, east, south }, position };
}

/** Proposals under a tap, signs and lines first; an area only where nothing else is. Or a cluster of signs. */
export function proposalsAt(
  map: MapLibreMap,
  point: { readonly x: number; readonly y: number },
): { readonly ids: readonly string[]; readonly cluster: ClusterAt | null } {
  const reach = matchMedia('(pointer: coarse)').matches ? TOUCH_PIXELS : MOUSE_PIXELS;
  const box: [PointLike, PointLike] = [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
  const exact: PointLike = [point.x, point.y];
  const look = (where: PointLike | [PointLike, PointLike], ...layers: string[]) =>
    map.queryRenderedFeatures(where, { layers });
  const unique = (features: readonly MapGeoJSONFeature[]) => [...new Set(features.flatMap(idOf))];

  const signs = look(exact, signLayer, gatheredSignLayer);
  if (signs.length > 0) return { ids: unique(signs), cluster: null };
  const [cluster] = look(exact, clusterLayer, gatheredClusterLayer);
  if (cluster) return { ids: [], cluster: clusterOf(cluster) };
  const near = look(box, signLayer, gatheredSignLayer, lineLayer);
  return { ids: unique(near.length > 0 ? near : look(exact, areaLayer)), cluster: null };
}

/** What is in a cluster: the zoom at which it falls apart, or, where it never does, its proposals. */
export async function clusterMembers(
  map: MapLibreMap,
  { of }: ClusterAt,
  places: Places | null,
): Promise<{ readonly zoom: number | null; readonly ids: readonly string[] }> {
  const source = map.getSource<GeoJSONSource>('signs');
  if (!source) return { zoom: null, ids: [] };
  const zoom = typeof of === 'number' ? await source.getClusterExpansionZoom(of) : zoomInto(of, map.getZoom());
  if (zoom <= map.getMaxZoom() - 1.5) return { zoom, ids: [] };
  if (typeof of !== 'number') return { zoom: null, ids: places ? membersOf(places.marks, of, MAX_MEMBERS) : [] };
  const leaves = await source.getClusterLeaves(of, MAX_MEMBERS, 0);
  return { zoom: null, ids: leaves.flatMap(({ properties }) => (properties?.id ? [String(properties.id)] : [])) };
}
