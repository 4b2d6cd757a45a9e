import { createHash, randomUUID } from 'node:crypto';
import { cityScope, personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import { digestOf } from '@werkstadt/shared/sync/scope-digest';
import { laneArgs, openProject, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { addStaff } from '../../db/staff.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { applyActs } from './apply-acts.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'pull');
const scope = projectScope(projectId);
const EMAIL = 'planung@example.de';
await database.withCity(city, (tx) => addStaff(tx, city, EMAIL, 'planner'));
const putProject = (project: Partial<typeof openProject>, rev: number) =>
  applyActs(database, city, [
    {
      name: 'project.put',
      args: { project: { ...openProject, ...project } },
      participantId: '01900000-0000-7000-8000-0000000000f0',
      roles: ['admin'],
      at: '2027-01-15T08:00:00.000Z',
      base: { [project.id ?? projectId]: rev },
    },
  ]);

test('[S16] public scopes are read without a session; own, staff and unknown ones are not', async () => {
  const stranger = new TestPhone(server.url, city);
  const { scopes } = await stranger.pull({
    [cityScope(city)]: 0,
    [scope]: 0,
    [projectStaffScope(projectId)]: 0,
    [personScope(stranger.participant)]: 0,
    [projectScope(randomUUID())]: 0,
    'x:nonsense': 0,
  });
  expect(scopes.map(({ kind }) => kind)).toEqual(['rows', 'rows', 'forbidden', 'forbidden', 'forbidden', 'forbidden']);
});

test('[S16] staff read the staff scope as long as their sign-in lasts', async () => {
  const planner = await new TestPhone(server.url, city).openSession();
  await signInAsStaff(planner, server, EMAIL);
  const staffScope = projectStaffScope(projectId);
  expect((await planner.pull({ [staffScope]: 0 })).scopes).toMatchObject([{ kind: 'rows' }]);
  server.setNow(new Date('2027-02-01T12:31:00.000Z'));
  expect((await planner.pull({ [staffScope]: 0 })).scopes).toMatchObject([{ kind: 'forbidden' }]);
  server.setNow(new Date('2027-02-01T12:00:00.000Z'));
});

test('[J3] a project that goes back into draft leaves everybody’s list and closes its scope', async () => {
  const id = randomUUID();
  await putProject({ id }, 0);
  const stranger = new TestPhone(server.url, city);
  const [list] = (await stranger.pull({ [cityScope(city)]: 0 })).scopes;
  expect(list?.kind === 'rows' && list.rows.some((row) => row.id === id)).toBe(true);
  await putProject({ id, state: 'draft' }, 1);
  const { scopes } = await stranger.pull({
    [cityScope(city)]: list?.kind === 'rows' ? list.cursor : 0,
    [projectScope(id)]: 0,
  });
  expect(scopes).toMatchObject([{ kind: 'rows', rows: [{ id, body: null }] }, { kind: 'forbidden' }]);
});

test('[S14] a long scope comes in pages, each row once, whatever changes in between', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const ids = Array.from({ length: 620 }, () => randomUUID());
  await applyActs(
    database,
    city,
    ids.map((id) => ({
      name: 'proposal.submit' as const,
      args: laneArgs({ id }),
      participantId: ann.participant,
      at: '2027-02-01T11:00:00.000Z',
    })),
  );
  const [first] = (await ann.pull({ [scope]: 0 })).scopes;
  if (first?.kind !== 'rows') throw new Error('no rows came');
  expect([first.rows.length, first.more]).toEqual([500, true]);
  const late = randomUUID();
  await ann.do('proposal.submit', laneArgs({ id: late }));
  const [second] = (await ann.pull({ [scope]: first.cursor })).scopes;
  if (second?.kind !== 'rows') throw new Error('no rows came');
  expect(second.more).toBe(false);
  expect([...first.rows, ...second.rows].map(({ id }) => id).sort()).toEqual([...ids, late].sort());
  const [rest] = (await ann.pull({ [scope]: second.cursor })).scopes;
  expect(rest).toMatchObject({ rows: [], cursor: second.cursor, more: false });
});

test('[S27] a cursor ahead of the city, one older than its tombstones, and one of another epoch begin anew', async () => {
  const stranger = new TestPhone(server.url, city);
  expect((await stranger.pull({ [scope]: 1_000_000 })).scopes).toEqual([{ kind: 'reset', scopeId: scope }]);
  await superuser`update scope_counter set tombstones_from = 5 where city_id = ${city} and scope_id = ${scope}`;
  expect((await stranger.pull({ [scope]: 4 })).scopes).toEqual([{ kind: 'reset', scopeId: scope }]);
  expect((await stranger.pull({ [scope]: 5 })).scopes).toMatchObject([{ kind: 'rows' }]);
  await superuser`update scope_counter set tombstones_from = 0 where city_id = ${city} and scope_id = ${scope}`;
  const input = { proto: 1, city, epoch: randomUUID(), replica: null, scopes: [{ scopeId: scope, cursor: 5 }] };
  expect(readValue(await stranger.call('GET', 'sync.pull', input))).toMatchObject({ scopes: [{ kind: 'reset' }] });
});

test('[S16] what is known of a replica is told to its own participant alone', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  await ann.do('proposal.submit', laneArgs({ id: randomUUID() }));
  expect(await ann.pull({ [scope]: 0 })).toMatchObject({ lastSeq: 1 });
  const bob = await new TestPhone(server.url, city, undefined, ann.replica).openSession();
  expect(await bob.pull({ [scope]: 0 })).toMatchObject({ lastSeq: 0 });
});

test.each([
  ['no scopes', { scopes: [] }, 'scopes'],
  ['51 scopes', { scopes: Array(51).fill({ scopeId: 'c:x', cursor: 0 }) }, 'scopes'],
  ['a negative cursor', { scopes: [{ scopeId: 'c:x', cursor: -1 }] }, 'scopes.0.cursor'],
  ['half a cursor', { scopes: [{ scopeId: 'c:x', cursor: 0.5 }] }, 'scopes.0.cursor'],
  ['a scope id that is long', { scopes: [{ scopeId: 'x'.repeat(61), cursor: 0 }] }, 'scopes.0.scopeId'],
  ['no epoch', { epoch: undefined }, 'epoch'],
])('[SEC11] %s is refused with the field', async (_case, change, field) => {
  const input = { proto: 1, city, epoch: null, replica: null, scopes: [{ scopeId: scope, cursor: 0 }], ...change };
  expect(await new TestPhone(server.url, city).call('GET', 'sync.pull', input)).toMatchObject({
    ok: false,
    status: 400,
    code: 'input-invalid',
    field,
  });
});

test('[S15] the digest of a scope is that of its rows as they were pulled, at that very number, for those who may read', async () => {
  const city = await makeCity(database, 'digest');
  const phone = await new TestPhone(server.url, city).openSession();
  const id = randomUUID();
  await phone.do('proposal.submit', laneArgs({ id }));
  await phone.do('support.set', { proposalId: id, projectId, on: true });
  await phone.do('proposal.withdraw', { id, projectId });
  const hashing = { sha256: async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest() };
  for (const scopeId of [scope, personScope(phone.participant), cityScope(city)]) {
    const [pulled] = (await phone.pull({ [scopeId]: 0 })).scopes;
    if (pulled?.kind !== 'rows') return expect.unreachable('it may be read');
    const ask = (cursor: number) => phone.call('GET', 'sync.digest', { city, scopeId, cursor });
    const expected = { kind: 'digest', digest: await digestOf(pulled.rows, hashing) };
    expect(readValue(await ask(pulled.cursor))).toEqual(expected);
    expect(readValue(await ask(pulled.cursor))).toEqual(expected);
    expect(readValue(await ask(pulled.cursor - 1))).toEqual({ kind: 'moved' });
  }
  const foreign = { city, scopeId: personScope(randomUUID()), cursor: 0 };
  expect(await phone.call('GET', 'sync.digest', foreign)).toMatchObject({ ok: false, code: 'forbidden' });
});

test('[S28] a crowd that a process cannot serve at once is told to come again, and then served', async () => {
  const phones = Array.from({ length: 105 }, () => new TestPhone(server.url, city));
  const ask = (phone: TestPhone) =>
    phone.call('GET', 'sync.pull', {
      proto: 1,
      city,
      epoch: null,
      replica: phone.replica,
      scopes: [{ scopeId: scope, cursor: 0 }],
    });
  const { asked } = await superuser.begin(async (tx) => {
    // Nobody is served while this lasts.
    await tx`lock table scope_counter in access exclusive mode`;
    const asked = phones.map(ask);
    let turnedAway = 0;
    await new Promise<void>((done) => {
      for (const answer of asked) void answer.then(({ ok }) => !ok && ++turnedAway === 5 && done());
    });
    return { asked };
  });
  const first = await Promise.all(asked);
  expect(first.filter(({ ok }) => ok)).toHaveLength(100);
  const refused = first.filter(({ ok }) => !ok);
  expect(refused).toHaveLength(5);
  expect(refused[0]).toMatchObject({ status: 429, code: 'rate-limited' });
  expect((await ask(phones[0] ?? new TestPhone(server.url, city))).ok).toBe(true);
});
