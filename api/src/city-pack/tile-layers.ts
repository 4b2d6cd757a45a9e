import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { zxyToTileId } from 'pmtiles';
import { CityPackError } from './city-pack-error.ts';
import type { FeaturesByLayer } from './collect-features.ts';
import { MAX_ZOOM, tileLayer } from './tile-layer.ts';
import { countTilesOfBox } from './tiles-of-box.ts';

/** About 400 km by 400 km in Germany: more is no city but a mistake, and would take hours. */
const MAX_TILES = 100_000;
const FIRST_TILE_OF_LAST_ZOOM = zxyToTileId(MAX_ZOOM, 0, 0);

/**
 * All layers cut into tiles, encoded, by PMTiles tile id. Throws `CityPackError` where the box is too large for a city
 * or holds no street ([PK15]).
 */
export function tileLayers(
  layers: FeaturesByLayer,
  bbox: BoundingBox,
  onProgress: (share: number) => void,
): Map<number, Uint8Array> {
  if (countTilesOfBox(bbox, MAX_ZOOM) > MAX_TILES) {
    const [from, to] = [bbox.slice(0, 2).join(', '), bbox.slice(2).join(', ')];
    throw new CityPackError(
      `The map would reach from ${from} to ${to}: too large for a city. Say with --bbox what it shall cover.`,
    );
  }
  const parts = new Map<number, Uint8Array[]>();
  let done = 0;
  onProgress(0);
  for (const [layer, features] of layers) {
    const encoded = tileLayer(layer, features, bbox);
    // A tile of a low zoom reaches far beyond the box: only the last zoom tells what is in it.
    if (layer === 'streets' && ![...encoded.keys()].some((tileId) => tileId >= FIRST_TILE_OF_LAST_ZOOM)) {
      throw new CityPackError(
        'The extract holds no streets in the area of the map. Is it the right file, and the right box?',
      );
    }
    for (const [tileId, part] of encoded) {
      const there = parts.get(tileId);
      if (there) there.push(part);
      else parts.set(tileId, [part]);
    }
    done += 1;
    onProgress(done / layers.size);
  }
  return new Map([...parts].map(([tileId, encoded]) => [tileId, Buffer.concat(encoded)]));
}
