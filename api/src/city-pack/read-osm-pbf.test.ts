import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeOsmPbf } from '../demo-town/write-osm-pbf.ts';
import { CityPackError } from './city-pack-error.ts';
import { readBlobs } from './osm-blob.ts';
import { lineParts, type OsmExtract } from './osm-extract.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { SmallTown, smallTown } from './small-town.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-osm-pbf-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array): Promise<OsmExtract> {
  // A folder of its own each time: a test that ran out of time must not write under the next one.
  const path = join(await mkdtemp(join(folder, 'read-')), 'extract.osm.pbf');
  await writeFile(path, bytes);
  return readOsmPbf(path);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(bytes).catch((reason: unknown) => reason);
  if (!(error instanceof CityPackError)) throw new Error(`no refusal but ${String(error)}`);
  return error.message;
}

/** A file of the format, block by block, each blob as given. */
function file(...blobs: { kind: string; blob: Uint8Array }[]): Uint8Array {
  return Buffer.concat(
    blobs.flatMap(({ kind, blob }) => {
      const header = new PbfWriter();
      header.writeStringField(1, kind);
      header.writeVarintField(3, blob.length);
      const headerBytes = header.finish();
      const length = Buffer.alloc(4);
      length.writeUInt32BE(headerBytes.length);
      return [length, headerBytes, blob];
    }),
  );
}

function packed(content: Uint8Array, declaredBytes = content.length): Uint8Array {
  const blob = new PbfWriter();
  blob.writeVarintField(2, declaredBytes);
  blob.writeBytesField(3, deflateSync(content));
  return blob.finish();
}

function unpacked(content: Uint8Array): Uint8Array {
  const blob = new PbfWriter();
  blob.writeBytesField(1, content);
  return blob.finish();
}

function headerBlock(...features: string[]): Uint8Array {
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  return header.finish();
}

const header = { kind: 'OSMHeader', blob: packed(headerBlock('OsmSchema-V0.6', 'DenseNodes')) };

/** So many MiB of nothing, packed piece by piece. */
async function deflatedZeros(mebibytes: number): Promise<Uint8Array> {
  const piece = Buffer.alloc(1024 * 1024);
  return buffer(Readable.from(Array.from({ length: mebibytes }, () => piece)).pipe(createDeflate()));
}

/** A block with one plain (not dense) node. */
function plainNodeBlock(): Uint8Array {
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, table) => {
      for (const text of ['', 'place', 'village']) table.writeStringField(1, text);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        1,
        (__, node) => {
          node.writeSVarintField(1, 77);
          node.writePackedVarint(2, [1]);
          node.writePackedVarint(3, [2]);
          node.writeSVarintField(8, 535_000_000);
          node.writeSVarintField(9, 132_000_000);
        },
        null,
      );
    },
    null,
  );
  return block.finish();
}

test('[PK1] a whole file is read, with tags, members, box and date', async () => {
  const town = smallTown();
  const extract = await read(encodeOsmPbf(town.data()));
  expect([extract.nodes.size, extract.ways.length, extract.relations.length]).toEqual([
    town.nodes.length,
    town.ways.length,
    2,
  ]);
  expect(extract.headerBbox).toEqual([13.19, 53.49, 13.22, 53.52]);
  expect(extract.newestTimestamp).toBe(Date.parse('2026-03-01T12:00:00Z') / 1000);
  expect(extract.ways[0]?.tags).toEqual(
    new Map([
      ['highway', 'residential'],
      ['name', 'Badstraße'],
    ]),
  );
  expect(
    lineParts(extract.ways[0] ?? { id: 0, tags: new Map(), nodes: new Int32Array(), closed: false }, extract.nodes),
  ).toEqual([
    [
      [13.2, 53.5],
      [13.201, 53.5],
      [13.202, 53.5],
      [13.204, 53.5],
    ],
  ]);
  expect(extract.relations[1]?.members).toEqual([{ type: 'way', id: town.ways.length, role: 'outer' }]);
  expect(Object.values(extract.defects)).toEqual([0, 0, 0, 0, 0]);
});

test('[PK1] plain nodes and unpacked blocks are read too', async () => {
  const extract = await read(file(header, { kind: 'OSMData', blob: unpacked(plainNodeBlock()) }));
  expect(extract.nodes.position(extract.nodes.rowOf(77))).toEqual([13.2, 53.5]);
  expect(extract.taggedNodes[0]?.tags.get('place')).toBe('village');
});

test('[PK1] progress goes from start to end', async () => {
  const path = join(folder, 'progress.osm.pbf');
  await writeFile(path, encodeOsmPbf(smallTown().data()));
  const shares: number[] = [];
  await readOsmPbf(path, (share) => shares.push(share));
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

test('[PK1] a file cut off at any byte is refused', async () => {
  const whole = encodeOsmPbf(smallTown().data());
  const path = join(folder, 'whole.osm.pbf');
  await writeFile(path, whole);
  const handle = await open(path);
  // Between two blocks nothing tells that more should follow; such a file has no streets and is refused later.
  const ends = new Set<number>();
  for await (const { readBytes } of readBlobs(handle, whole.length)) ends.add(readBytes);
  await handle.close();
  expect(ends.size).toBe(4);
  const messages = new Set<string>();
  for (let length = whole.length - 1; length > 0; length--) {
    if (ends.has(length)) continue;
    await truncate(path, length);
    const error: unknown = await readOsmPbf(path).catch((reason: unknown) => reason);
    messages.add(String(error).replace(/\d+/g, '#'));
  }
  expect([...messages]).toEqual([
    'CityPackError: The file is cut off: block # needs # bytes more than there are. Download it again.',
  ]);
});

test('[PK1] a damaged byte gives a refusal or a map, never a crash', async () => {
  const whole = encodeOsmPbf(smallTown().data());
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const result: unknown = await read(damaged).catch((reason: unknown) => reason);
      if (result instanceof Error) expect(result).toBeInstanceOf(CityPackError);
    }),
    { seed: 14, numRuns: 200 },
  );
});

test('[PK1] a damaged block without checksum gives a refusal or a map, never a crash', async () => {
  const block = plainNodeBlock();
  await fc.assert(
    fc.asyncProperty(fc.nat(block.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Uint8Array.from(block);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const bytes = file(header, { kind: 'OSMData', blob: unpacked(damaged) });
      const result: unknown = await read(bytes).catch((reason: unknown) => reason);
      if (result instanceof Error) expect(result).toBeInstanceOf(CityPackError);
    }),
    { seed: 15, numRuns: 200 },
  );
});

test('[PK1] random bytes are refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      expect(await refusal(bytes)).toMatch(/\.$/);
    }),
    { seed: 16, numRuns: 200 },
  );
});

const text = (content: string) => new TextEncoder().encode(content);
test.each([
  ['nothing', new Uint8Array(0), 'The file is empty.'],
  ['a web page', text('<!DOCTYPE html><html><body>404 Not Found</body></html>'), /web page or XML/],
  ['OSM XML', text('\n <?xml version="1.0"?><osm/>'), /web page or XML/],
  ['bzip2', text('BZh91AY&SY…'), /packed archive/],
  ['gzip', gzipSync(text('osm')), /packed archive/],
  ['zip', text('PK\u0003\u0004…'), /packed archive/],
  ['text', text('name,lon,lat\n'), /not an OpenStreetMap extract/],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /not an OpenStreetMap extract/],
  ['data without header', file({ kind: 'OSMData', blob: unpacked(plainNodeBlock()) }), /not an OpenStreetMap extract/],
  ['a header alone', file(header), /holds no map data/],
  ['history', file({ kind: 'OSMHeader', blob: packed(headerBlock('HistoricalInformation')) }), /history of the data/],
  ['a new feature', file({ kind: 'OSMHeader', blob: packed(headerBlock('Teleportation')) }), /needs "Teleportation"/],
])('[PK1] %s is refused with its own sentence', async (_, bytes, message) => {
  expect(await refusal(bytes)).toMatch(message);
});

test.each([
  [4, 'LZMA'],
  [6, 'LZ4'],
  [7, 'Zstandard'],
])('[PK1] the compression of field %i is named', async (field, name) => {
  const blob = new PbfWriter();
  blob.writeVarintField(2, 5);
  blob.writeBytesField(field, Uint8Array.of(1, 2, 3));
  expect(await refusal(file(header, { kind: 'OSMData', blob: blob.finish() }))).toContain(name);
});

test('[PK1] what is not there or no file is refused', async () => {
  await expect(readOsmPbf(join(folder, 'nowhere.osm.pbf'))).rejects.toThrow(/cannot be read/);
  await expect(readOsmPbf(folder)).rejects.toThrow(CityPackError);
});

test('[PK2] declared sizes cost no memory', async () => {
  const before = process.memoryUsage().rss;
  const huge = 2 ** 40;
  const hugeHeader = Buffer.alloc(64, 1);
  hugeHeader.writeUInt32BE(0xffff_ffff);
  const hugeBlob = new PbfWriter();
  hugeBlob.writeStringField(1, 'OSMHeader');
  hugeBlob.writeVarintField(3, 2 ** 31 - 1);
  const hugeBlobBytes = hugeBlob.finish();
  const hugeBlobFile = Buffer.concat([Buffer.from([0, 0, 0, hugeBlobBytes.length]), hugeBlobBytes, Buffer.alloc(100)]);
  const longField = new PbfWriter();
  longField.writeVarint((2 << 3) | 2);
  longField.writeVarint(huge);
  const longList = new PbfWriter();
  longList.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (__, dense) => {
          dense.writeVarint((1 << 3) | 2);
          dense.writeVarint(huge);
        },
        null,
      );
    },
    null,
  );
  const bomb = new PbfWriter();
  bomb.writeVarintField(2, 31 * 1024 * 1024);
  bomb.writeBytesField(3, await deflatedZeros(300));
  for (const bytes of [
    hugeHeader,
    hugeBlobFile,
    file(header, { kind: 'OSMData', blob: packed(plainNodeBlock(), huge) }),
    file(header, { kind: 'OSMData', blob: packed(plainNodeBlock(), 1) }),
    file(header, { kind: 'OSMData', blob: unpacked(longField.finish()) }),
    file(header, { kind: 'OSMData', blob: unpacked(longList.finish()) }),
    file(header, { kind: 'OSMData', blob: bomb.finish() }),
  ]) {
    expect(await refusal(bytes)).toMatch(/\.$/);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

test('[PK3] missing points cut a way into parts and are counted', async () => {
  const town = new SmallTown();
  const [a, b, c, d] = [town.node(0, 0), town.node(1, 0), town.node(2, 0), town.node(3, 0)];
  town.way([a, b, 901, 902, c, d], { highway: 'path' });
  town.way([a, 903], { highway: 'path' });
  town.way([], { highway: 'path' });
  const extract = await read(encodeOsmPbf(town.data()));
  expect(extract.defects).toMatchObject({ missingNodes: 3, cutWays: 1, droppedWays: 2 });
  const [way] = extract.ways;
  expect(way && lineParts(way, extract.nodes)).toEqual([
    [
      [13.2, 53.5],
      [13.201, 53.5],
    ],
    [
      [13.202, 53.5],
      [13.203, 53.5],
    ],
  ]);
});

test('[PK4] the order of a file does not matter', async () => {
  const sorted = smallTown().data();
  const shuffled = { ...sorted, nodes: sorted.nodes.toReversed() };
  const [first, second] = [await read(encodeOsmPbf(sorted)), await read(encodeOsmPbf(shuffled))];
  for (const { id } of sorted.nodes) {
    expect(second.nodes.position(second.nodes.rowOf(id))).toEqual(first.nodes.position(first.nodes.rowOf(id)));
  }
  expect(second.ways).toEqual(first.ways);
  const byNode = (extract: OsmExtract) => new Map(extract.taggedNodes.map(({ node, tags }) => [node, tags]));
  expect(byNode(second)).toEqual(byNode(first));
});

test('[PK4] objects that are there twice and points outside the world are left out', async () => {
  const town = smallTown();
  const { nodes, ways, relations, ...rest } = town.data();
  const [node, way, relation] = [nodes[0], ways[0], relations[0]];
  if (!node || !way || !relation) throw new Error('the town is empty');
  const data = {
    ...rest,
    nodes: [...nodes, { ...node, lon: 1 }, { ...node, id: 5000, lat: 91 }],
    ways: [...ways, { ...way, tags: {} }],
    relations: [...relations, { ...relation, tags: {} }],
  };
  const extract = await read(encodeOsmPbf(data));
  expect(extract.defects).toMatchObject({ repeatedObjects: 3, droppedNodes: 1 });
  expect(extract.nodes.position(extract.nodes.rowOf(node.id))).toEqual([node.lon, node.lat]);
  expect(extract.ways[0]?.tags.get('name')).toBe('Badstraße');
});
