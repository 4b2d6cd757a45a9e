import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packManifestSchema } from '@werkstadt/shared/city/pack-manifest';
import { loadPlaceIndex } from '@werkstadt/shared/place/place-index';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOsmPbf } from '../demo-town/write-osm-pbf.ts';
import { type BuildProgress, buildCityPack } from './build-city-pack.ts';
import { runBuildCommand } from './build-command.ts';
import { CityPackError } from './city-pack-error.ts';
import { exportBlocks } from './districts/export-blocks.ts';
import { sha256 } from './pack-folder.ts';
import { readTiles } from './read-tiles.ts';
import { SmallTown, smallTown } from './small-town.ts';

let folder = '';
let input = '';
let out = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-city-pack-'));
  input = join(folder, 'kleinau.osm.pbf');
  out = join(folder, 'pack');
  await writeOsmPbf(smallTown().data(), input);
});
afterEach(() => rm(folder, { recursive: true }));

const contentOf = async (pack: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(pack)).sort().map(async (name) => [name, sha256(await readFile(join(pack, name)))] as const),
    ),
  );

/** Properties of all features at a zoom, by layer. */
async function layersAt(pack: string, zoom: number): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {};
  for await (const tile of readTiles(join(pack, 'basemap.pmtiles'))) {
    if (tile.zoom !== zoom) continue;
    for (const [name, layer] of Object.entries(tile.layers)) {
      for (let i = 0; i < layer.length; i++) found[name] = [...(found[name] ?? []), layer.feature(i).properties];
    }
  }
  return found;
}

test('[PK10] a small town becomes a map with every layer in its zoom', async () => {
  await buildCityPack({ input, out });
  const detailed = await layersAt(out, 14);
  expect(Object.keys(detailed).sort()).toEqual([
    'addresses',
    'boundaries',
    'buildings',
    'place_labels',
    'pois',
    'streets',
    'water_polygons',
  ]);
  expect(detailed.streets).toContainEqual({ kind: 'secondary', name: 'Ring', cycle: 'track' });
  expect(detailed.addresses).toEqual([{ housenumber: '1' }]);
  expect(detailed.pois).toEqual([{ class: 'transport', kind: 'bus_stop', name: 'Badstraße' }]);
  expect(detailed.water_polygons).toContainEqual({ kind: 'water', name: 'Dorfteich' });
  const far = await layersAt(out, 10);
  expect(Object.keys(far).sort()).toEqual(['boundaries', 'place_labels', 'streets']);
  expect(far.streets).toEqual([{ kind: 'secondary', name: 'Ring', cycle: 'track' }]);
});

test('[PK14] the manifest is true: sizes, sums, name, key, box and losses', async () => {
  const manifest = await buildCityPack({ input, out });
  expect(packManifestSchema.parse(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')))).toEqual(manifest);
  expect((await readdir(out)).sort()).toEqual([
    'basemap.pmtiles',
    'boundary.geojson',
    'districts.bin',
    'manifest.json',
    'places.json',
    'planning.bin',
  ]);
  for (const { name, bytes, sha256: sum } of manifest.files) {
    const content = await readFile(join(out, name));
    expect([content.length, sha256(content)]).toEqual([bytes, sum]);
  }
  expect(manifest).toMatchObject({
    name: 'Kleinau',
    municipalityKey: '01234567',
    centre: [13.202, 53.501],
    bbox: [13.19, 53.49, 13.22, 53.52],
    dataDate: '2026-03-01',
    attribution: '© OpenStreetMap-Mitwirkende',
    boundary: { kind: 'municipality', closedGaps: 0 },
    counts: { layer_streets: 2, layer_buildings: 1, searchableStreets: 2, searchableAddresses: 1, searchablePlaces: 3 },
  });
  expect(Object.values(manifest.dropped)).toEqual(Object.values(manifest.dropped).map(() => 0));
});

test('[PK14] data that comes from elsewhere is named so', async () => {
  const source = {
    name: 'Kataster',
    licence: { name: 'CC0', url: 'https://example.org/cc0' },
    attribution: '© Kleinau',
  };
  const manifest = await buildCityPack({ input, out, options: { source } });
  expect(manifest).toMatchObject({
    attribution: '© Kleinau',
    sources: [{ name: 'Kataster', attribution: '© Kleinau' }],
  });
});

test('[PK14] the version changes with the data', async () => {
  const first = await buildCityPack({ input, out });
  const town = smallTown();
  town.node(1, 1, { amenity: 'library', name: 'Bücherei' });
  await writeOsmPbf(town.data(), input);
  const second = await buildCityPack({ input, out });
  expect(second.version).not.toBe(first.version);
});

test('[PL8] the place index of a pack finds its streets, addresses, places and crossings', async () => {
  await buildCityPack({ input, out });
  const index = loadPlaceIndex(JSON.parse(await readFile(join(out, 'places.json'), 'utf8')));
  expect(index.search('badstr 1', 1)[0]).toMatchObject({ kind: 'address', label: 'Badstraße 1' });
  expect(index.search('dorftiech', 1)[0]).toMatchObject({ kind: 'place', label: 'Dorfteich' });
  expect(index.crossingsOf('Ring')[0]).toMatchObject({ label: 'Ring / Badstraße', position: [13.202, 53.5] });
});

test('[PK12] building twice gives the same bytes', async () => {
  await buildCityPack({ input, out });
  const first = await contentOf(out);
  await buildCityPack({ input, out: join(folder, 'other') });
  expect(await contentOf(join(folder, 'other'))).toEqual(first);
});

test('[PK13] a pack takes the place of the one before, and nothing else is left behind', async () => {
  await buildCityPack({ input, out });
  await writeFile(join(out, 'left-over.bin'), 'old');
  await buildCityPack({ input, out });
  expect(await readdir(out)).not.toContain('left-over.bin');
  expect((await readdir(folder)).sort()).toEqual(['kleinau.osm.pbf', 'pack']);
});

test('[PK13] a refused extract leaves the old pack as it was', async () => {
  await buildCityPack({ input, out });
  const before = await contentOf(out);
  const whole = await readFile(input);
  await writeFile(input, whole.subarray(0, whole.length - 10));
  await expect(buildCityPack({ input, out })).rejects.toThrow(CityPackError);
  expect(await contentOf(out)).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual(['kleinau.osm.pbf', 'pack']);
});

test('[PK13] a folder with other files is not touched', async () => {
  const documents = join(folder, 'documents');
  await mkdir(documents);
  await writeFile(join(documents, 'thesis.txt'), 'years of work');
  await expect(buildCityPack({ input, out: documents })).rejects.toThrow(/holds other files/);
  expect(await readdir(documents)).toEqual(['thesis.txt']);
  await expect(buildCityPack({ input, out: join(documents, 'thesis.txt') })).rejects.toThrow(/cannot be used/);
  await expect(buildCityPack({ input, out: join(documents, 'thesis.txt', 'pack') })).rejects.toThrow(CityPackError);
});

test('[PK15] an extract without streets, or a box beside the town, is refused', async () => {
  const empty = new SmallTown();
  empty.rectangle(0, 0, 1, 1, { building: 'yes' });
  await writeOsmPbf(empty.data(), input);
  await expect(buildCityPack({ input, out })).rejects.toThrow(/no streets/);
  await writeOsmPbf(smallTown().data(), input);
  await expect(buildCityPack({ input, out, options: { bbox: [8, 48, 8.1, 48.1] } })).rejects.toThrow(/no streets/);
  // The corner of the municipality, far from its streets.
  const corner: [number, number, number, number] = [13.11, 53.45, 13.15, 53.4955];
  const { nodes, ...rest } = smallTown().data();
  await writeOsmPbf(
    { ...rest, nodes: nodes.map((node) => (node.lon < 13.196 ? { ...node, lon: 13.1 } : node)) },
    input,
  );
  await expect(buildCityPack({ input, out, options: { bbox: corner } })).rejects.toThrow(/no streets/);
  expect(await readdir(folder)).toEqual(['kleinau.osm.pbf']);
});

test('[PK15] a box larger than any city is refused, an area that reaches round the world is cut to the box', async () => {
  await expect(buildCityPack({ input, out, options: { bbox: [-180, -80, 180, 80] } })).rejects.toThrow(
    /too large for a city/,
  );
  const town = smallTown();
  const corner = town.node(0, 0);
  town.way([corner, town.node(180_000, -10_000), town.node(-180_000, 30_000), corner], { landuse: 'forest' });
  await writeOsmPbf(town.data(), input);
  const { counts } = await buildCityPack({ input, out });
  expect(counts.tiles).toBeLessThan(30);
});

test('[PK8] without a boundary the box stands for it, and the manifest says so', async () => {
  const town = smallTown();
  town.relations.pop();
  await writeOsmPbf(town.data(), input);
  const manifest = await buildCityPack({ input, out, options: { name: 'Auedorf' } });
  expect(manifest).toMatchObject({ name: 'Auedorf', municipalityKey: null, boundary: { kind: 'extract' } });
  const boundary = JSON.parse(await readFile(join(out, 'boundary.geojson'), 'utf8'));
  expect(boundary.features[0].geometry.coordinates[0][0]).toEqual([13.19, 53.49]);
});

test("[DB9] the blocks of a pack come out as areas that can be given back as the city's own", async () => {
  await buildCityPack({ input, out });
  const path = join(folder, 'blocks.geojson');
  const count = await exportBlocks(out, path);
  const { features } = JSON.parse(await readFile(path, 'utf8'));
  expect(features).toHaveLength(count);
  const again = join(folder, 'again');
  const manifest = await buildCityPack({ input, out: again, options: { tables: { districts: { blocks: path } } } });
  expect([manifest.counts.blocks, manifest.sources.at(-1)?.file]).toEqual([count, 'blocks.geojson']);
  await exportBlocks(again, join(folder, 'second.geojson'));
  expect(JSON.parse(await readFile(join(folder, 'second.geojson'), 'utf8'))).toEqual({
    type: 'FeatureCollection',
    features,
  });
  await expect(exportBlocks(folder, path)).rejects.toThrow('There are no blocks in');
});

test('[PK1] every step tells its progress from 0 to 1, in order', async () => {
  const seen: BuildProgress[] = [];
  await buildCityPack({ input, out, onProgress: (progress) => seen.push(progress) });
  const steps = [...new Set(seen.map(({ step }) => step))];
  expect(steps).toEqual(['read', 'sort', 'tiles', 'places', 'planning', 'districts', 'write']);
  for (const step of steps) expect(seen.findLast((progress) => progress.step === step)?.share).toBe(1);
});

async function command(...args: string[]): Promise<{ code: number; said: string; complained: string }> {
  let [said, complained] = ['', ''];
  const code = await runBuildCommand(args, {
    say: (text) => {
      said += text;
    },
    complain: (text) => {
      complained += text;
    },
  });
  return { code, said, complained };
}

test('[PK14] the command builds a pack and tells its sizes', async () => {
  const { code, said, complained } = await command(input, '--out', out);
  expect([code, complained]).toEqual([0, '']);
  expect(said).toContain('Reading the extract: 100 %\n');
  expect(said).toMatch(/Kleinau \(01234567\), data of 2026-03-01\n {2}basemap\.pmtiles \d+ kB/);
  expect(said).toMatch(/Pack written to .*pack in \d+\.\d s\.\n$/);
});

test.each([
  [[], /^\ncity build <extract/],
  [['a', 'b', '--out', 'c'], /^\ncity build <extract/],
  [['a'], /^\ncity build <extract/],
  [['a', '--out', 'b', '--ags', '123'], /eight digits/],
  [['a', '--out', 'b', '--bbox', '13,53,12,54'], /--bbox needs/],
  [['a', '--out', 'b', '--bbox', 'nonsense'], /--bbox needs/],
  [['a', '--out', 'b', '--colour', 'red'], /--colour/],
  [['nowhere.osm.pbf', '--out', 'never-made'], /nowhere\.osm\.pbf cannot be read/],
])('[PK1] the command refuses %j with a sentence, apart from what it says', async (args, message) => {
  const { code, said, complained } = await command(...args);
  expect([code, complained]).toEqual([1, expect.stringMatching(message)]);
  expect(said).not.toMatch(message);
});
