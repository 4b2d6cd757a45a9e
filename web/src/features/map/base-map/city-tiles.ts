import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol, type Source } from 'pmtiles';
import { openPackFile } from '~/platform/offline-pack/index.ts';

const protocol = new Protocol();
addProtocol('pmtiles', protocol.tile);

/** Reads the city's basemap where it lies: on this device when it was stored, else piece by piece from the server. */
function packSource(city: CityInfo, key: string): Source {
  const file = openPackFile(city, 'basemap');
  return {
    getKey: () => key,
    getBytes: async (offset, length) => ({ data: await file.getBytes(offset, length) }),
  };
}

/** Address of the city's tiles for a map's style; null when the city has no map. */
export function cityTilesUrl(city: CityInfo): string | null {
  if (!city.pack?.files.some(({ role }) => role === 'basemap')) return null;
  const key = `${city.slug}/${city.pack.version}`;
  if (!protocol.get(key)) protocol.add(new PMTiles(packSource(city, key)));
  return `pmtiles://${key}`;
}
