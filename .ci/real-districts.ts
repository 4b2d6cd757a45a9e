/** Blocks and schools of a real town, and real school districts, where their data lies beside the project. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { divideByGiven } from '../api/src/city-pack/districts/divide-by-given.ts';
import { parsePolygonFile } from '../api/src/city-pack/districts/tables/polygon-file.ts';
import {
  BLOCK_KINDS,
  CONTACT_KINDS,
  type DistrictData,
  UNREACHABLE,
} from '../shared/src/districts/data/district-data.ts';
import { readDistrictsFile } from '../shared/src/districts/data/districts-file.ts';
import { boundingBoxOf } from '../shared/src/geometry/bounding-box.ts';
import { polygonAreaSquareMetres } from '../shared/src/geometry/polygon-area-square-metres.ts';

type Expect = (holds: boolean, sentence: string) => void;

/** Half of what the planning layers of such a town may take. */
const MAX_DISTRICTS_BYTES = 1_500_000;
const MOST_AREA_MISSED = 0.001;

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

export async function checkBlocks(pack: string, town: { readonly residents: number }, expect: Expect): Promise<void> {
  const bytes = await readFile(join(pack, 'districts.bin'));
  const sent = brotliCompressSync(bytes).length;
  const read = readDistrictsFile(new Uint8Array(bytes));
  if (!read.ok) return expect(false, `the blocks and schools are ${read.problem}`);
  const { data } = read;
  const { features } = JSON.parse(await readFile(join(pack, 'boundary.geojson'), 'utf8'));
  const { type, coordinates } = features[0].geometry;
  const municipality = sum((type === 'Polygon' ? [coordinates] : coordinates).map(polygonAreaSquareMetres));
  const missed = Math.abs(1 - sum(data.blockArea) / municipality);
  const residents = sum(data.blockResidents);
  const kinds = BLOCK_KINDS.map((kind, row) => `${data.blockKind.filter((found) => found === row).length} ${kind}`);
  const contacts = CONTACT_KINDS.map(
    (kind, row) => `${data.neighbourContact.filter((found) => found === row).length / 2} ${kind}`,
  );
  console.log(
    `  blocks: ${data.blockId.length} (${kinds.join(', ')}), ${data.pointLon.length} corners; contacts ${contacts.join(', ')}; ${Math.ceil(sent / 1000)} kB sent`,
  );
  console.log(
    `  ${residents} residents, ${sum(data.blockPupils)} pupils estimated; ${data.schoolName.join(', ')}; area off by ${(missed * 100).toFixed(5)} %`,
  );
  expect(sent <= MAX_DISTRICTS_BYTES, `the blocks and schools are ${sent} bytes`);
  expect(missed < MOST_AREA_MISSED, `the blocks cover ${(100 - missed * 100).toFixed(3)} % of the municipality`);
  expect(residents === town.residents, `${residents} residents in the blocks`);
  expect(data.schoolName.length === 4, `${data.schoolName.length} primary schools`);
  expect(mostBlocksAtAStretch(data) === 2, 'blocks overlap');
  expect(data.walk.filter((metres) => metres === UNREACHABLE).length === 0, 'some ways to school are unknown');
}

/** A stretch of an outline lies between two blocks, or between one and the outside. */
function mostBlocksAtAStretch(data: DistrictData): number {
  const uses = new Map<string, number>();
  for (let ring = 0; ring + 1 < data.pointOffset.length; ring++) {
    const [first = 0, end = 0] = [data.pointOffset[ring], data.pointOffset[ring + 1]];
    for (let at = first; at < end; at++) {
      const next = at + 1 < end ? at + 1 : first;
      const key = [at, next]
        .map((row) => `${data.pointLon[row]},${data.pointLat[row]}`)
        .sort()
        .join(' ');
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  return Math.max(0, ...new Set(uses.values()));
}

const BERLIN = [
  { file: '2012-with-residents.geojson', areas: 339, repaired: [], residents: 3_469_621 },
  { file: '2019-20.geojson', areas: 346, repaired: ['1004'], residents: null },
] as const;

/** Districts of a large city: read as a city's areas, and put together as if they were its blocks. */
export async function checkBerlin(folder: string, expect: Expect): Promise<void> {
  for (const { file, areas, repaired, residents } of BERLIN) {
    const started = performance.now();
    const { features } = parsePolygonFile(file, await readFile(join(folder, file)));
    const mended = features.filter((feature) => feature.repaired).map(({ properties }) => String(properties.district));
    const people = sum(features.map(({ properties }) => Number(properties.residents ?? 0)));
    const box = boundingBoxOf(features.flatMap(({ polygons }) => polygons.flat(2)));
    const asBlocks = features.map((feature) => ({
      ...feature,
      repaired: false,
      properties: { id: feature.properties.district },
    }));
    const { blocks } = divideByGiven({ file, features: asBlocks }, null, box ?? [0, 0, 1, 1], [], []);
    console.log(
      `  ${file}: ${features.length} districts, repaired: ${mended.join(', ') || 'none'}, ${people} residents, ${blocks.blocks} without gaps and overlaps, ${Math.round(performance.now() - started)} ms`,
    );
    expect(features.length === areas && blocks.blocks === areas, `${file} has ${features.length} districts`);
    expect(mended.join() === repaired.join(), `${file}: repaired are ${mended.join()}`);
    expect(residents === null || people === residents, `${file}: ${people} residents`);
  }
}
