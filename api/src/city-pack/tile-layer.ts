import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import GeoJSONVT, { type LegacyFeature } from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import type { LayerName, Properties } from './classify/map-class.ts';
import type { MapFeature } from './collect-features.ts';
import { tilesOfBox } from './tiles-of-box.ts';

export const MIN_ZOOM = 8;
export const MAX_ZOOM = 14;
/** Units of a tile's side. */
const EXTENT = 4096;
/** Lines and areas reach this far into the next tile, so that their edges do not show. */
const BUFFER = 64;

/** How far a simplified line may stray, in units of a tile's side. Footprints are small: they keep their corners. */
const TOLERANCE: Readonly<Partial<Record<LayerName, number>>> = { buildings: 1.5 };
const USUAL_TOLERANCE = 3;
const POINT_LAYERS: ReadonlySet<LayerName> = new Set(['addresses', 'pois', 'place_labels']);
/** Below the last zoom lines with the same properties are one feature: less to store and to draw. */
const MERGED_LAYERS: ReadonlySet<LayerName> = new Set(['boundaries', 'cycle_routes', 'streets', 'water_lines']);

type TileFeature = LegacyFeature & { tags: Properties & { minZoom: number } };

/**
 * Cuts one layer into tiles and encodes each as Mapbox Vector Tile 2.1. Encoded layers of the same tile can be put one
 * after the other: the format's `layers` field repeats.
 * @param bbox tiles that do not touch it are left out
 * @returns encoded layer by PMTiles tile id
 */
export function tileLayer(
  layer: LayerName,
  features: readonly MapFeature[],
  bbox: BoundingBox,
): Map<number, Uint8Array> {
  const encoded = new Map<number, Uint8Array>();
  if (features.length === 0) return encoded;
  const index = new GeoJSONVT(
    {
      type: 'FeatureCollection',
      features: features.map(({ geometry, properties, minZoom }) => ({
        type: 'Feature',
        geometry,
        properties: { ...properties, minZoom },
      })),
    },
    {
      maxZoom: MAX_ZOOM,
      // Nothing is cut in advance: an area that reaches far beyond the box would be cut into millions of tiles.
      indexMaxZoom: 0,
      extent: EXTENT,
      buffer: POINT_LAYERS.has(layer) ? 0 : BUFFER,
      tolerance: TOLERANCE[layer] ?? USUAL_TOLERANCE,
    },
  );
  for (let zoom = MIN_ZOOM; zoom <= MAX_ZOOM; zoom++) {
    for (const [column, row] of tilesOfBox(bbox, zoom)) {
      const cut = index.getTile(zoom, column, row)?.features ?? [];
      const shown = cut.filter(isMapFeature).filter(({ tags }) => tags.minZoom <= zoom);
      const drawn = shown.map(withoutMinZoom);
      const kept = MERGED_LAYERS.has(layer) && zoom < MAX_ZOOM ? mergeLines(drawn) : drawn;
      if (kept.length > 0) encoded.set(zxyToTileId(zoom, column, row), encodeLayer(layer, kept));
    }
  }
  return encoded;
}

function isMapFeature(feature: LegacyFeature): feature is TileFeature {
  return typeof feature.tags?.minZoom === 'number';
}

function withoutMinZoom(feature: TileFeature): LegacyFeature {
  const { minZoom: _, ...tags } = feature.tags;
  return { ...feature, tags };
}

/** Lines with equal properties become one feature, at the place of the first. */
function mergeLines(features: readonly LegacyFeature[]): LegacyFeature[] {
  const merged = new Map<string, LegacyFeature>();
  for (const feature of features) {
    const key = JSON.stringify(feature.tags);
    const first = merged.get(key);
    if (first?.type === 2 && feature.type === 2) first.geometry.push(...feature.geometry);
    else merged.set(key, feature);
  }
  return [...merged.values()];
}

function encodeLayer(name: LayerName, features: LegacyFeature[]): Uint8Array {
  const layer = new GeoJSONWrapper(features, { version: 2, extent: EXTENT });
  layer.name = name;
  return fromVectorTileJs({ layers: { [name]: layer } });
}
