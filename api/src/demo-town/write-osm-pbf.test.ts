import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOsmPbf } from '../city-pack/read-osm-pbf.ts';
import type { OsmData } from './osm-data.ts';
import { encodeOsmPbf, writeOsmPbf } from './write-osm-pbf.ts';

const data: OsmData = {
  boundingBox: [9.1, 50.1, 9.2, 50.2],
  timestamp: '2026-09-14T00:00:00Z',
  nodes: [
    { id: 1, lon: 9.1234567, lat: 50.1, tags: {} },
    { id: 2, lon: 9.13, lat: 50.11, tags: { amenity: 'bench', note: 'äöüß €' } },
    { id: 7, lon: -0.0000001, lat: -50.12, tags: {} },
  ],
  ways: [
    { id: 3, nodeIds: [1, 2, 7, 1], tags: { highway: 'residential', name: 'Weg & Straße' } },
    { id: 4, nodeIds: [7, 2], tags: {} },
  ],
  relations: [
    {
      id: 5,
      members: [
        { type: 'way', id: 4, role: 'outer' },
        { type: 'node', id: 2, role: '' },
        { type: 'way', id: 3, role: 'inner' },
      ],
      tags: { type: 'multipolygon' },
    },
  ],
};

test('what was written is read again, object by object', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osm-pbf-'));
  try {
    const path = join(folder, 'town.osm.pbf');
    await writeOsmPbf(data, path);
    const read = await readOsmPbf(path);
    const { nodes } = read;
    expect(nodes.size).toBe(3);
    expect(read.headerBbox).toEqual([9.1, 50.1, 9.2, 50.2]);
    expect(read.newestTimestamp).toBe(Date.parse(data.timestamp) / 1000);
    expect(read.taggedNodes.map(({ node, tags }) => [nodes.position(node), Object.fromEntries(tags)])).toEqual([
      [[9.13, 50.11], { amenity: 'bench', note: 'äöüß €' }],
    ]);
    expect(read.ways.map(({ id, tags, nodes: rows }) => [id, Object.fromEntries(tags), rows.length])).toEqual([
      [3, data.ways[0]?.tags, 4],
      [4, {}, 2],
    ]);
    expect(Array.from(read.ways[0]?.nodes ?? [], (row) => nodes.position(row))).toEqual([
      [9.1234567, 50.1],
      [9.13, 50.11],
      [-0.0000001, -50.12],
      [9.1234567, 50.1],
    ]);
    expect(read.relations).toMatchObject([{ id: 5, members: data.relations[0]?.members }]);
    expect(Object.values(read.defects).every((count) => count === 0)).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the same data give the same bytes', () => {
  expect(Buffer.compare(encodeOsmPbf(data), encodeOsmPbf(structuredClone(data)))).toBe(0);
});
