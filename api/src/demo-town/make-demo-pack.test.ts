import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BLOCK_KINDS, type DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { checkProposal } from '@werkstadt/shared/proposal/check-proposal';
import { mutators } from '@werkstadt/shared/sync/mutator-registry';
import { expect, test } from 'vitest';
import { demoActs } from './demo-acts.ts';
import { demoDistricts } from './demo-districts.ts';
import { generateLindental } from './generate-lindental.ts';
import { makeDemoPack } from './make-demo-pack.ts';
import type { DemoDistricts } from './repaint-blocks.ts';

/** Plans of districts in the demo's project are painted on the pack's own blocks, and pass its checks ([DP11], [K3], [K8]). */
function expectPaintedPlans(districts: DemoDistricts): void {
  const acts = demoActs('2027-03-01T12:00:00.000Z', generateLindental(), districts);
  const project = acts
    .filter(({ name }) => name === 'project.put')
    .map(({ args }) => mutators['project.put'].args.parse(args).project)
    .find(({ kinds }) => kinds.includes('school-district'));
  const plans = acts
    .filter(({ name, args }) => name === 'proposal.submit' && JSON.stringify(args.fields).includes('"plan"'))
    .map(({ args }) => mutators['proposal.submit'].args.parse(args));
  expect(plans).toHaveLength(2);
  for (const plan of plans) expect(project && checkProposal(plan, project), plan.title).toEqual({ valid: true });
}

test('[DP11] the pack of Lindental is whole: municipality, streets, addresses, map, schools as its projects tell of them', async () => {
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
    // Heights, accidents and rates are made up, and say so.
    expect(manifest.sources.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['lindental-heights.asc', 'accidents.csv', 'rates.csv']),
    );
    const planning = readPlanningFile(new Uint8Array(await readFile(join(folder, 'pack', 'planning.bin'))));
    const meta = planning.ok ? planning.data.meta : null;
    expect(meta?.accidents).toMatchObject({ years: [2021, 2025], source: { name: 'Lindental, eine erfundene Stadt' } });
    expect(meta?.heights?.source.name).toBe('Lindental, eine erfundene Stadt');
    const districts = demoDistricts(join(folder, 'pack'), manifest);
    tellsOfItsSchools(districts.data);
    expectPaintedPlans(districts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Full and half empty schools, as the town's project says; every block on land belongs to one today. */
function tellsOfItsSchools(data: DistrictData): void {
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
