/**
 * The pack builder against a real town, where its data lies beside the project: builds the pack, compares its map with
 * tiles that another program made of the same extract, looks for real addresses, and prints what it measured.
 * Exits with 1 if anything is not as it should be.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildCityPack } from '../api/src/city-pack/build-city-pack.ts';
import { readTiles } from '../api/src/city-pack/read-tiles.ts';
import { lineLengthMetres } from '../shared/src/geometry/line-length-metres.ts';
import { polygonAreaSquareMetres } from '../shared/src/geometry/polygon-area-square-metres.ts';
import { loadPlaceIndex, type PlaceIndex } from '../shared/src/place/place-index.ts';
import { type PlanningFileResult, readPlanningFile } from '../shared/src/planning/pack/planning-file.ts';

import { checkBerlin, checkBlocks } from './real-districts.ts';
import { checkKeptIds, checkLanes } from './real-lanes.ts';

const MAX_BUILD_SECONDS = 60;
/** The planning part of a town of up to 100 000 people, as it is sent. */
const MAX_PLANNING_BYTES = 3_000_000;
const MAX_SEARCH_MILLISECONDS = 10;
/** An address is drawn in the middle of a building or at its door. */
const MAX_ADDRESS_METRES = 30;
const TOWN = { ags: '13071107', name: 'Neubrandenburg', squareKilometres: 85.89, gapMetres: 345, residents: 63_437 };
/** The box that the tiles beside the extract were made for. */
const BBOX: [number, number, number, number] = [13.1094, 53.4382, 13.4074, 53.6153];

/**
 * How far the number of features of a layer may differ from the other program's at a zoom, as a share, and in features
 * where there are few. Both count a feature once for each tile it is in.
 */
const TOLERANCE: Record<string, { share: number; features: number; why: string }> = {
  land: {
    share: 0.1,
    features: 10,
    why: 'rings of multipolygons are one feature here, and reach 64 instead of 0 units into the next tile',
  },
  water_polygons: { share: 0.05, features: 5, why: 'as land' },
  water_lines: {
    share: 0.1,
    features: 12,
    why: 'lines of equal properties are one feature in a tile here; the other program merges them only where they touch',
  },
  boundaries: { share: 0.1, features: 8, why: 'as water_lines' },
  streets: { share: 0.1, features: 10, why: 'lines reach into the next tile' },
  cycle_routes: { share: 0.1, features: 10, why: 'as water_lines' },
  buildings: { share: 0.1, features: 10, why: 'footprints at the edge of a tile are in both tiles' },
  addresses: { share: 0.01, features: 0, why: 'points on the edge of a tile are in one tile here, in two there' },
  pois: { share: 0.04, features: 4, why: 'as addresses; vacant shops are left out here' },
  place_labels: { share: 0, features: 0, why: '' },
};

const town = resolve(import.meta.dirname, '../../shared/data/neubrandenburg');
const scratch = await mkdtemp(join(tmpdir(), 'werkstadt-real-town-'));
const failures: string[] = [];
const expect = (holds: boolean, sentence: string) => {
  if (!holds) failures.push(sentence);
};

try {
  const pack = join(scratch, 'pack');
  await build(pack);
  await compareTiles(join(pack, 'basemap.pmtiles'), join(town, 'town.pmtiles'));
  await compareBoundary(join(pack, 'boundary.geojson'));
  await comparePlanning(join(pack, 'planning.bin'));
  await checkBlocks(pack, TOWN, expect);
  const berlin = resolve(town, '../berlin-school-districts');
  if (existsSync(berlin)) await checkBerlin(berlin, expect);
  await findAddresses(loadPlaceIndex(JSON.parse(await readFile(join(pack, 'places.json'), 'utf8'))));
} finally {
  await rm(scratch, { recursive: true, force: true });
}
for (const failure of failures) console.error(`not as it should be: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function build(pack: string): Promise<void> {
  const input = join(town, 'town.osm.pbf');
  const options = { ags: TOWN.ags, bbox: BBOX };
  const started = performance.now();
  const manifest = await buildCityPack({ input, out: pack, options });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `built in ${seconds.toFixed(1)} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB of memory at most`,
  );
  for (const { name, bytes } of manifest.files) console.log(`  ${name} ${Math.ceil(bytes / 1000)} kB`);
  console.log(`  ${JSON.stringify(manifest.counts)}\n  dropped ${JSON.stringify(manifest.dropped)}`);
  expect(seconds < MAX_BUILD_SECONDS, `the build took ${seconds} s`);
  expect(manifest.name === TOWN.name && manifest.municipalityKey === TOWN.ags, `the town is called ${manifest.name}`);
  expect(manifest.boundary.closedGapMetres === TOWN.gapMetres, `a gap of ${manifest.boundary.closedGapMetres} m`);
  const again = await buildCityPack({ input, out: join(scratch, 'again'), options });
  expect(again.version === manifest.version, 'a second build gave other bytes');
}

async function countFeatures(path: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { zoom, layers } of readTiles(path)) {
    for (const [name, layer] of Object.entries(layers)) {
      const key = `${name} ${zoom}`;
      counts.set(key, (counts.get(key) ?? 0) + layer.length);
    }
  }
  return counts;
}

async function compareTiles(ours: string, theirs: string): Promise<void> {
  const [own, reference] = [await countFeatures(ours), await countFeatures(theirs)];
  expect(reference.size > 30, 'the tiles to compare with are nearly empty');
  for (const [layer, { share, features, why }] of Object.entries(TOLERANCE)) {
    const row: string[] = [];
    for (let zoom = 8; zoom <= 14; zoom++) {
      const [mine = 0, other = 0] = [own.get(`${layer} ${zoom}`), reference.get(`${layer} ${zoom}`)];
      row.push(`z${zoom} ${mine}/${other}`);
      expect(
        Math.abs(mine - other) <= Math.max(features, share * other),
        `${layer} at zoom ${zoom}: ${mine} features, not ${other}`,
      );
    }
    console.log(`  ${layer.padEnd(15)} ${row.join('  ')}${why && `   (${why})`}`);
  }
  for (const key of own.keys()) expect((key.split(' ')[0] ?? '') in TOLERANCE, `a layer that nobody knows: ${key}`);
}

async function compareBoundary(path: string): Promise<void> {
  const { features } = JSON.parse(await readFile(path, 'utf8'));
  const squareKilometres = polygonAreaSquareMetres(features[0].geometry.coordinates) / 1e6;
  console.log(`  municipality ${squareKilometres.toFixed(2)} km²`);
  expect(Math.abs(squareKilometres - TOWN.squareKilometres) < 0.1, `the municipality has ${squareKilometres} km²`);
}

/** Splitting the same extract's streets at every node they share gave these numbers in another program. */
async function comparePlanning(path: string): Promise<void> {
  const bytes = await readFile(path);
  const sent = brotliCompressSync(bytes).length;
  const read: PlanningFileResult = readPlanningFile(new Uint8Array(bytes));
  if (!read.ok) return expect(false, `the planning layers are ${read.problem}`);
  const { edgeFrom, nodeLon, reachTarget, cellLon, meta } = read.data;
  console.log(
    `  planning: ${nodeLon.length} nodes, ${edgeFrom.length} edges, ${cellLon.length} cells, ${reachTarget.length} within reach; ${Math.ceil(sent / 1000)} kB sent`,
  );
  expect(sent <= MAX_PLANNING_BYTES, `the planning layers are ${sent} bytes`);
  expect(Math.abs(edgeFrom.length - 16_377) < 30, `${edgeFrom.length} edges`);
  expect(Math.abs(nodeLon.length - 12_561) < 30, `${nodeLon.length} nodes`);
  expect(meta.residents.total === TOWN.residents, `${meta.residents.total} residents`);
  await checkLanes(read.data, join(town, 'streets.geojson'), expect);
  checkKeptIds(read.data, expect);
}

async function findAddresses(index: PlaceIndex): Promise<void> {
  const [, ...rows] = (await readFile(join(town, 'addresses.csv'), 'utf8')).trim().split('\n');
  const addresses = rows
    .map((row) => row.split(','))
    .filter((columns) => columns.length === 6 && columns[0] !== '' && columns[3] !== '')
    // The same number is there twice in some streets: no search can tell which one is meant.
    .filter((columns, _, all) => all.filter((other) => [0, 1, 3].every((i) => other[i] === columns[i])).length === 1);
  const milliseconds: number[] = [];
  const search = (query: string) => {
    // Of the processor, not of the clock: other work on the machine does not count.
    const before = process.cpuUsage();
    const hits = index.search(query, 5);
    milliseconds.push(process.cpuUsage(before).user / 1000);
    return hits;
  };
  for (let i = 0; i < 10; i++) {
    const [street = '', number = '', , city = '', longitude, latitude] =
      addresses[Math.floor(((i + 0.5) * addresses.length) / 10)] ?? [];
    const place: [number, number] = [Number(longitude), Number(latitude)];
    const middle = Math.max(1, Math.floor(street.length / 2) - 1);
    const mistyped =
      street.slice(0, middle) + (street[middle + 1] ?? '') + (street[middle] ?? '') + street.slice(middle + 2);
    for (const query of [`${street} ${number}, ${city}`, `${mistyped} ${number}, ${city}`.toLowerCase()]) {
      const [hit] = search(query);
      const metres = hit ? lineLengthMetres([hit.position, place]) : Number.POSITIVE_INFINITY;
      console.log(`  "${query}" → ${hit?.label ?? 'nothing'} (${hit?.detail ?? ''}), ${metres.toFixed(1)} m`);
      expect(
        hit?.kind === 'address' && metres < MAX_ADDRESS_METRES,
        `"${query}" is ${hit?.label ?? 'nothing'}, ${metres} m away`,
      );
    }
  }
  for (const [street = '', number = ''] of addresses.filter((_, i) => i % 20 === 0)) search(`${street} ${number}`);
  milliseconds.sort((a, b) => a - b);
  const p95 = milliseconds[Math.floor(milliseconds.length * 0.95)] ?? Number.POSITIVE_INFINITY;
  console.log(`  ${milliseconds.length} searches over ${addresses.length} addresses: p95 ${p95.toFixed(1)} ms`);
  expect(p95 < MAX_SEARCH_MILLISECONDS, `a search takes ${p95} ms`);
}
