import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLOCK_KINDS } from '@werkstadt/shared/districts/data/district-data';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { expect, test } from 'vitest';
import { makeDemoPack } from './make-demo-pack.ts';

test('the pack of Lindental is whole: municipality, streets, addresses, map, schools as its projects tell of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-pack-'));
  try {
    const manifest = await makeDemoPack(join(folder, 'pack'));
    expect(manifest).toMatchObject({ name: 'Lindental', municipalityKey: '06999001', dataDate: '2026-09-14' });
    expect(manifest.files.map(({ role }) => role).sort()).toEqual([
      'basemap',
      'boundary',
      'districts',
      'places',
      'planning',
    ]);
    expect(manifest.counts.searchableAddresses).toBeGreaterThan(5000);
    expect(manifest.counts.searchableStreets).toBeGreaterThan(200);
    // What the builder would leave out would be a fault of the generator.
    expect(Object.values(manifest.dropped).every((count) => count === 0)).toBe(true);
    tellsOfItsSchools(new Uint8Array(await readFile(join(folder, 'pack', 'districts.bin'))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Full and half empty schools, as the town's project says; every block on land belongs to one today. */
function tellsOfItsSchools(bytes: Uint8Array<ArrayBuffer>): void {
  const read = readDistrictsFile(bytes);
  if (!read.ok) throw new Error(read.problem);
  const { data } = read;
  const filled = Object.fromEntries(
    data.schoolName.map((name, school) => {
      const own = [...data.blockId.keys()].filter((block) => data.blockToday?.[block] === school + 1);
      const pupils = own.reduce((sum, block) => sum + (data.blockPupils[block] ?? 0), 0);
      return [name, pupils / (data.schoolPlaces[school] ?? 0)];
    }),
  );
  for (const full of ['Grundschule am Wall', 'Grundschule Sonnenhang']) expect(filled[full]).toBeGreaterThan(0.95);
  for (const empty of ['Grundschule Gartenstadt', 'Lindenschule']) expect(filled[empty]).toBeLessThan(0.7);
  const isWater = (block: number) => BLOCK_KINDS[data.blockKind[block] ?? 0] === 'water';
  data.blockToday?.forEach((zone, block) => void expect(zone === 0).toBe(isWater(block)));
  expect(data.meta.years).toHaveLength(6);
  expect(data.blockNeighbourhood).toContain('Bahnhofsviertel');
}
