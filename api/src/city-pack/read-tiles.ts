import { open } from 'node:fs/promises';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { tilesOfBox } from './tiles-of-box.ts';

export interface ReadTile {
  zoom: number;
  layers: Readonly<Record<string, VectorTileLayer>>;
}

/** All tiles of a PMTiles archive of vector tiles, zoom by zoom: for checks of what was built. */
export async function* readTiles(path: string): AsyncGenerator<ReadTile> {
  const file = await open(path);
  try {
    const archive = new PMTiles({
      getKey: () => path,
      getBytes: async (offset, length) => {
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
        return { data: buffer.buffer.slice(0, bytesRead) };
      },
    });
    const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
    for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
      for (const [column, row] of tilesOfBox([minLon, minLat, maxLon, maxLat], zoom)) {
        const tile = await archive.getZxy(zoom, column, row);
        if (tile) yield { zoom, layers: new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers };
      }
    }
  } finally {
    await file.close();
  }
}
