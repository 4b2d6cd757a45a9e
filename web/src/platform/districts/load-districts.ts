import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { PACK_ROLES } from '@werkstadt/shared/city/pack-manifest';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { hasPackFile, loadWholeFile } from '../offline-pack/index.ts';
import { sha256 } from '../session/device-key.ts';

export interface LoadedDistricts {
  readonly data: DistrictData;
  readonly packVersion: string;
  /** SHA-256 of the file in lower-case hex, as the pack's manifest names it: a plan says which blocks it is made of. */
  readonly hash: string;
}

const loading = new Map<string, Promise<LoadedDistricts | null>>();

async function read(city: CityInfo): Promise<LoadedDistricts | null> {
  const file = await loadWholeFile(city, PACK_ROLES.districts);
  if (!file) return null;
  const result = readDistrictsFile(file.bytes);
  if (!result.ok) throw new Error(`the blocks and schools are ${result.problem}`);
  const hash = [...(await sha256(file.bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { data: result.data, packVersion: file.packVersion, hash };
}

/**
 * The blocks and schools of the city, read once a visit; null where its pack has none. Rejects where they cannot be had
 * or are not whole; the next call tries again.
 */
export function loadDistricts(city: CityInfo): Promise<LoadedDistricts | null> {
  const key = `${city.id}/${city.pack?.version ?? ''}`;
  const held = loading.get(key);
  if (held) return held;
  const reading = read(city);
  loading.set(key, reading);
  reading.catch(() => loading.delete(key));
  return reading;
}

/** Whether the city's pack, stored here or on offer, has blocks and schools: told without reading them. */
export const hasDistricts = async (city: CityInfo): Promise<boolean> =>
  city.pack?.files.some(({ role }) => role === PACK_ROLES.districts) || (await hasPackFile(city, PACK_ROLES.districts));
