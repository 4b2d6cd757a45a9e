import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { putCity } from './db/cities.ts';
import { openProject } from './open-project.ts';
import { description } from './test/test-city.ts';
import { withDatabase } from './test/with-database.ts';

const { database } = await withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'werkstadt-project-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2027-02-08T09:00:00.000Z');
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [9, 50],
      [9.1, 50],
      [9.1, 50.1],
      [9, 50],
    ],
  ],
};

const pack = { version: 'v1', baseUrl: '/packs/projektstadt/v1', files: [] };
const { id: cityId } = await putCity(database, { ...description, slug: 'projektstadt', pack });
mkdirSync(join(folder, 'projektstadt', 'v1'), { recursive: true });
writeFileSync(
  join(folder, 'projektstadt', 'v1', 'boundary.geojson'),
  JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: square }] }),
);

const lanes = {
  title: { de: 'Radwege', en: 'Bike lanes' },
  summary: { de: 'Wo fehlt einer?', en: 'Where is one missing?' },
  description: { de: 'Zeichne ihn ein.', en: 'Draw it.' },
  kinds: ['bike-lane'],
  closesAt: '2027-12-31T22:59:59.999Z',
};
function open(content: unknown, slug = 'projektstadt') {
  const file = join(folder, 'project.json');
  writeFileSync(file, JSON.stringify(content));
  return openProject(database, folder, { file, slug, now });
}

test('[J4] a project from a file is open at once, in all of the municipality where the file names no area', async () => {
  const { id, title } = await open(lanes);
  expect(title).toBe('Radwege');
  const rows = await database.withCity(
    cityId,
    (tx) => tx<{ row: Record<string, unknown> }[]>`select body as row from project where id = ${id}`,
  );
  expect(rows[0]?.row).toMatchObject({ ...lanes, area: square, state: 'open', opensAt: now.toISOString(), rev: 1 });
});

test('[J4] a file that is no project is refused by its first wrong field', async () => {
  await expect(open({ ...lanes, title: { de: 'Radwege' } })).rejects.toThrow('title.en');
  await expect(open({ ...lanes, kinds: [] })).rejects.toThrow('kinds');
  await expect(open({ ...lanes, closesAt: '2027-01-01T00:00:00.000Z' })).rejects.toThrow('closesAt');
  await expect(open(lanes, 'nirgendwo')).rejects.toThrow('no city');
});
