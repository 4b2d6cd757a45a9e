import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDemoPack } from './make-demo-pack.ts';

test('the pack of Lindental is whole: municipality, streets, addresses, map', async () => {
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
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
