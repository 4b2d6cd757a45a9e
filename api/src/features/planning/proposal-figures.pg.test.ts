import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityInfoSchema } from '@werkstadt/shared/city/city-info';
import { sealKeysFileSchema } from '@werkstadt/shared/city/seal-key';
import { planContentOf } from '@werkstadt/shared/districts/content/plan-content';
import { writeDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { seenDistrictFigures } from '@werkstadt/shared/districts/figures/seen-district-figures';
import { assignmentOf, todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { paint } from '@werkstadt/shared/districts/plan/change-plan';
import { newPlanDraft } from '@werkstadt/shared/districts/plan/plan-draft';
import { gridTown } from '@werkstadt/shared/districts/test/grid-town';
import { problemOfWeighing } from '@werkstadt/shared/districts/weighing/seal-weighing';
import { weighPlans } from '@werkstadt/shared/districts/weighing/weigh-plans';
import { sealedWeighingSchema } from '@werkstadt/shared/districts/weighing/weighing-record';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { writePlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { seenFigures } from '@werkstadt/shared/planning/seen/seen-figures';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { planningOf } from '../../city-pack/planning/planning-of.ts';
import { SmallTown } from '../../city-pack/small-town.ts';
import { putCity } from '../../db/cities.ts';
import { addStaff } from '../../db/staff.ts';
import { sealVerifying } from '../../learning/seal-crypto.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { description, makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { SEAL_KEYS_PATH } from './seal-keys.ts';

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

/** Gives the city a pack of this version, with these bytes as its planning layers or its blocks and schools. */
async function givePack(
  version: string,
  bytes: Uint8Array,
  role: 'planning' | 'districts' = 'planning',
): Promise<void> {
  const folder = join(server.folder, 'packs', 'zahlen', version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${role}.bin`), bytes);
  const files = [{ name: `${role}.bin`, bytes: bytes.length, sha256: 'h'.repeat(64), role }];
  const pack = { version, baseUrl: `/packs/zahlen/${version}/`, files };
  await putCity(database, { ...description, slug: 'zahlen', pack });
}

const figuresOf = async (proposal: string) =>
  readValue(await phone.call('GET', 'planning.proposalFigures', { city, proposal }));

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
  const unknown = await phone.call('GET', 'planning.proposalFigures', { city, proposal: randomUUID() });
  expect(unknown).toMatchObject({ ok: false, code: 'not-found', field: 'proposal' });
});

/** A town of blocks inside the area of `domain-world.ts`, and a plan painted on it. */
const blocks = gridTown({ lon: 9.04, lat: 50.04 });
const painted = paint(newPlanDraft({ packVersion: 'v3', districtsHash: 'h'.repeat(64) }), blocks, 2, [0, 1, 2, 8, 9]);

test('[SF4] [DP11] the city computes the figures of a plan of districts from its own blocks', async () => {
  await givePack('v3', writeDistrictsFile(blocks), 'districts');
  const content = planContentOf(blocks, painted);
  if (!content) throw new Error('nothing painted');
  const plan = await submitted({
    kind: 'school-district',
    kindVersion: 2,
    geometry: content.geometry,
    fields: { school: 'Schule 2', plan: content.plan },
  });
  const { assignment } = assignmentOf(blocks, painted);
  expect(await figuresOf(plan)).toEqual(seenDistrictFigures('v3', districtFigures(districtCity(blocks), assignment)));
  const drawn = await submitted({
    kind: 'school-district',
    kindVersion: 1,
    geometry: content.geometry,
    fields: { school: 'x' },
  });
  expect(await figuresOf(drawn)).toBeNull();
});

test('[DP16] the city seals a record of weighing for planners alone, and only one whose numbers are its own', async () => {
  const pack = { version: 'v3', districtsHash: 'h'.repeat(64) };
  const town = districtCity(blocks);
  const record = weighPlans(
    town,
    { title: 'Heute', proposalId: null, base: null, assignment: todaysAssignment(blocks) },
    { title: 'Plan', proposalId: null, base: 'today', assignment: assignmentOf(blocks, painted).assignment },
    { projectId, weighedAt: '2027-02-01T10:00:00.000Z', pack, preferred: 'a', reasons: 'Kürzer.', year: 0 },
  );
  const sign = (by: TestPhone, what: unknown) => by.call('POST', 'planning.signWeighing', { city, record: what });
  expect(await sign(phone, record)).toMatchObject({ ok: false, code: 'forbidden' });
  const planner = await new TestPhone(server.url, city).openSession();
  await database.withCity(city, (tx) => addStaff(tx, city, 'planung@example.org', 'planner'));
  await signInAsStaff(planner, server, 'planung@example.org');
  const sealed = sealedWeighingSchema.parse(readValue(await sign(planner, record)));
  // The key is the one that the city names to everybody, on every device and at a known address.
  const { sealKeys } = cityInfoSchema.parse(readValue(await phone.call('GET', 'city.get', { slug: 'zahlen' })));
  expect(sealKeys).toHaveLength(1);
  expect(
    await problemOfWeighing(
      sealed,
      sealKeys.map(({ publicKey }) => publicKey),
      sealVerifying,
    ),
  ).toBeNull();
  const other = await makeCity(database, 'andere', randomUUID());
  const { cities } = sealKeysFileSchema.parse(await (await fetch(`${server.url}${SEAL_KEYS_PATH}`)).json());
  expect(cities.find(({ slug }) => slug === 'zahlen')?.keys).toEqual(sealKeys);
  expect(other && cities.find(({ slug }) => slug === 'andere')?.keys[0]?.publicKey).not.toBe(sealed.seal.publicKey);
  expect(sealed.seal.signature).not.toBeNull();
  const again = sealedWeighingSchema.parse(readValue(await sign(planner, record)));
  expect(again.seal).toEqual(sealed.seal);
  const others = { ...record.others, switching: { value: 0 } };
  expect(await sign(planner, { ...record, others })).toMatchObject({ code: 'input-invalid', field: 'results' });
  const older = { ...record, pack: { ...pack, districtsHash: 'x' } };
  expect(await sign(planner, older)).toMatchObject({ code: 'input-invalid', field: 'pack' });
});
