import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PMTiles, type Source, tileIdToZxy } from 'pmtiles';
import { expect, test } from 'vitest';
import { writePmtiles } from './write-pmtiles.ts';

const about = {
  metadata: { name: 'Lindental' },
  minZoom: 8,
  maxZoom: 14,
  bbox: [13.1, 53.4, 13.4, 53.6],
  centre: [13.26, 53.55],
  centreZoom: 12,
} as const;
const content = (tiles: ReadonlyMap<number, Uint8Array>) => ({
  ...about,
  bbox: [...about.bbox] as [number, number, number, number],
  centre: [...about.centre] as [number, number],
  tiles,
});

/** Reads bytes in memory as a phone reads a file, and notes what was asked for. */
function sourceOf(bytes: Uint8Array, asked: [number, number][] = []): Source {
  return {
    getKey: () => 'memory',
    getBytes: async (offset, length) => {
      asked.push([offset, length]);
      return { data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer };
    },
  };
}

const tile = (text: string) => new TextEncoder().encode(text);

test('[PK11] every tile comes back from the reader, and none that was not put in', async () => {
  const tiles = fc.uniqueArray(fc.tuple(fc.nat(5000), fc.constantFrom('land', 'water', 'street')), {
    selector: ([id]) => id,
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(tiles, fc.nat(5000), async (entries, other) => {
      const stored = new Map(entries.map(([id, text]) => [id, tile(text)]));
      const archive = new PMTiles(sourceOf(writePmtiles(content(stored))));
      for (const id of [...stored.keys(), other]) {
        const found = await archive.getZxy(...tileIdToZxy(id));
        const expected = tileIdToZxy(id)[0] < about.minZoom ? undefined : stored.get(id);
        expect(found && new TextDecoder().decode(found.data)).toBe(expected && new TextDecoder().decode(expected));
      }
    }),
    { seed: 11, numRuns: 100 },
  );
});

test('[PK11] header and metadata are as the format says', async () => {
  const archive = new PMTiles(
    sourceOf(
      writePmtiles(
        content(
          new Map([
            [90_000_000, tile('a')],
            [90_000_001, tile('a')],
            [90_000_005, tile('b')],
          ]),
        ),
      ),
    ),
  );
  expect(await archive.getHeader()).toMatchObject({
    specVersion: 3,
    clustered: true,
    numAddressedTiles: 3,
    numTileEntries: 2,
    numTileContents: 2,
    minZoom: 8,
    maxZoom: 14,
    minLon: 13.1,
    minLat: 53.4,
    maxLon: 13.4,
    maxLat: 53.6,
    centerLon: 13.26,
    centerLat: 53.55,
    centerZoom: 12,
  });
  expect(await archive.getMetadata()).toEqual({ name: 'Lindental' });
});

test('[PK11] equal tiles are stored once', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251);
  const once = writePmtiles(content(new Map([[30_000, noise]])));
  const often = writePmtiles(content(new Map(Array.from({ length: 50 }, (_, i) => [30_000 + 3 * i, noise]))));
  expect(often.length - once.length).toBeLessThan(300);
});

test('[PK11] a large archive has leaf directories, and the first 16 KiB lead to every tile', async () => {
  let random = 1;
  const tiles = new Map<number, Uint8Array>();
  for (let id = 22_000; tiles.size < 20_000; id += 1 + (random % 3)) {
    random = (random * 48_271) % 2_147_483_647;
    tiles.set(id, tile(String(random % 1009)));
  }
  const asked: [number, number][] = [];
  const archive = new PMTiles(sourceOf(writePmtiles(content(tiles)), asked));
  const header = await archive.getHeader();
  expect(header.leafDirectoryLength).toBeGreaterThan(0);
  expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
  expect(asked[0]).toEqual([0, 16_384]);
  for (const id of [22_000, 22_001, 42_000, 42_001, [...tiles.keys()].at(-1) ?? 0]) {
    const expected = tiles.get(id);
    const found = await archive.getZxy(...tileIdToZxy(id));
    expect(found && new TextDecoder().decode(found.data)).toBe(expected && new TextDecoder().decode(expected));
  }
});

test('[PK12] the order in which tiles come does not matter, nor does the time', () => {
  const entries = Array.from({ length: 20 }, (_, i) => [30_000 + i * 3, tile(`tile ${i % 7}`)] as const);
  const bytes = writePmtiles(content(new Map(entries)));
  expect(writePmtiles(content(new Map(entries.toReversed())))).toEqual(bytes);
  // Bytes 4 to 7 of gzip are a time: the root directory follows the header of 127 bytes.
  expect([...bytes.subarray(127, 135)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  expect(() =>
    gunzipSync(bytes.subarray(127, 127 + Number(new DataView(bytes.buffer).getBigUint64(16, true)))),
  ).not.toThrow();
});
