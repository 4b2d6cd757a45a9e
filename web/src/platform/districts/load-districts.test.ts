import { createHash } from 'node:crypto';
import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { writeDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { afterEach, expect, test, vi } from 'vitest';
import { city as town } from '../test/city-server.ts';
import { hasDistricts, loadDistricts } from './index.ts';

const source = { name: 'Kleinau', date: null, attribution: '' };

/** One block and no school. */
const data: DistrictData = {
  meta: {
    years: ['2026/27'],
    blocks: { source, given: false },
    pupils: { source, given: true, estimate: null, suppressedBelow: null },
    places: null,
    today: null,
    walk: { source },
    longestWay: null,
  },
  blockId: ['b-1'],
  blockKind: Uint8Array.of(0),
  blockLon: Int32Array.of(13_000_000),
  blockLat: Int32Array.of(53_000_000),
  blockArea: Float64Array.of(5000),
  blockName: ['Badstraße 1–9'],
  blockNeighbourhood: [''],
  blockResidents: Uint16Array.of(70),
  blockPupils: Uint16Array.of(6),
  blockPupilsLower: Uint16Array.of(6),
  blockPupilsUpper: Uint16Array.of(6),
  blockToday: null,
  ringOffset: Uint32Array.of(0, 1),
  pointOffset: Uint32Array.of(0, 3),
  pointLon: Int32Array.of(13_000_000, 13_001_000, 13_000_000),
  pointLat: Int32Array.of(53_000_000, 53_000_000, 53_001_000),
  neighbourOffset: Uint32Array.of(0, 0),
  neighbour: new Uint32Array(0),
  neighbourBorderDm: new Uint32Array(0),
  neighbourContact: new Uint8Array(0),
  schoolId: [],
  schoolName: [],
  schoolLon: new Int32Array(0),
  schoolLat: new Int32Array(0),
  schoolBlock: new Uint32Array(0),
  schoolPlaces: new Int32Array(0),
  walk: new Uint16Array(0),
  walkCrossings: new Uint8Array(0),
};
const bytes = writeDistrictsFile(data);
const sha256 = createHash('sha256').update(bytes).digest('hex');

const cityWith = (version: string, role: string): CityInfo => ({
  ...town,
  pack: {
    version,
    baseUrl: `/packs/${version}/`,
    files: [{ name: 'districts.bin', bytes: bytes.length, sha256, role }],
  },
});

afterEach(() => void vi.unstubAllGlobals());

test('[DB2] blocks and schools are asked for once a visit, with their pack and the hash that the pack names', async () => {
  const asked = vi.fn(async () => new Response(bytes));
  vi.stubGlobal('fetch', asked);
  const city = cityWith('v1', 'districts');
  expect(await hasDistricts(city)).toBe(true);
  expect(asked).not.toHaveBeenCalled();
  expect(await loadDistricts(city)).toEqual({ data, packVersion: 'v1', hash: sha256 });
  await loadDistricts(city);
  expect(asked).toHaveBeenCalledExactlyOnceWith('/packs/v1/districts.bin');
});

test('[DB2] a pack without them is a city without them; damaged ones are told, and asked for again', async () => {
  const other = cityWith('v2', 'basemap');
  expect([await hasDistricts(other), await loadDistricts(other)]).toEqual([false, null]);
  const city = cityWith('v3', 'districts');
  vi.stubGlobal('fetch', async () => new Response(bytes.slice(0, -1)));
  await expect(loadDistricts(city)).rejects.toThrow('cut-off');
  vi.stubGlobal('fetch', async () => new Response(bytes));
  expect((await loadDistricts(city))?.data).toEqual(data);
});
