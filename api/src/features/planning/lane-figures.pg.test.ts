import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { planningOf } from '../../city-pack/planning/planning-of.ts';
import { SmallTown } from '../../city-pack/small-town.ts';
import { putCity } from '../../db/cities.ts';
import { description, makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'zahlen');
const phone = await new TestPhone(server.url, city).openSession();

/** A street under the lane of `domain-world.ts`. */
const town = new SmallTown();
town.line(
  [
    [-4180, -3480],
    [-4170, -3470],
  ],
  { highway: 'residential', name: 'Torstraße', maxspeed: '50' },
);
const { data } = await planningOf({ data: () => ({ ...town.data(), boundingBox: [9, 50, 9.1, 50.1] }) });

/** Gives the city a pack of this version, with these bytes as its planning layers. */
async function givePack(version: string, bytes: Uint8Array): Promise<void> {
  const folder = join(server.folder, 'packs', 'zahlen', version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'planning.bin'), bytes);
  const files = [{ name: 'planning.bin', bytes: bytes.length, sha256: '', role: 'planning' }];
  const pack = { version, baseUrl: `/packs/zahlen/${version}/`, files };
  await putCity(database, { ...description, slug: 'zahlen', pack });
}

const figuresOf = async (proposal: string) =>
  readValue(await phone.call('GET', 'planning.laneFigures', { city, proposal }));

async function submitted(args: Partial<Parameters<typeof laneArgs>[0]> = {}): Promise<string> {
  const id = randomUUID();
  await phone.do('proposal.submit', laneArgs({ id, projectId, ...args }));
  return id;
}

test('[SF4] the city computes the figures of a lane from its own pack: those that a phone finds', async () => {
  const fields = { side: 'left', preset: 'track' };
  const lane = await submitted({ kindVersion: 2, fields });
  expect(await figuresOf(lane)).toBeNull();
  await givePack('v1', writePlanningFile(data));
  const onPhone = seenFigures(
    'v1',
    bikeLaneConsequences(planningCity(data), laneArgs().geometry.coordinates as [number, number][], {
      side: 'left',
      preset: 'track',
    }),
  );
  expect(onPhone.figures.find(({ id }) => id === 'stress.calmBefore')?.value).toBe(0);
  expect(await figuresOf(lane)).toEqual(onPhone);
  expect(await Promise.all([figuresOf(lane), figuresOf(lane)])).toEqual([onPhone, onPhone]);
});

test('[SF4] layers that cannot be read and proposals that are not there are told as such', async () => {
  await givePack('v2', new Uint8Array([1, 2, 3]));
  expect(await figuresOf(await submitted())).toBeNull();
  const unknown = await phone.call('GET', 'planning.laneFigures', { city, proposal: randomUUID() });
  expect(unknown).toMatchObject({ ok: false, code: 'not-found', field: 'proposal' });
});
