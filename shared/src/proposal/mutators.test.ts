import { expect, test } from 'vitest';
import {
  ann,
  bob,
  DomainWorld,
  district,
  laneArgs,
  openProject,
  planner,
  point,
  projectId,
  testId,
} from '../test/domain-world.ts';

const id = testId(10);
const asPlanner = { participantId: planner, roles: ['planner' as const] };

async function worldWithLane() {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann, claimedAt: '2027-02-01T11:00:00.000Z' });
  return world;
}

test('[P1] a submitted proposal carries author, number, both times, and starts at revision 1', async () => {
  const world = await worldWithLane();
  expect(world.row('proposal', id)).toMatchObject({
    authorId: ann,
    number: 1,
    state: 'submitted',
    createdAt: '2027-02-01T11:00:00.000Z',
    receivedAt: '2027-02-01T12:00:00.000Z',
    rev: 1,
    supportCount: 0,
  });
});

test('[P1] a claimed time after the server clock counts as the server time', async () => {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann, claimedAt: '2037-02-01T11:00:00.000Z' });
  expect(world.row('proposal', id)?.createdAt).toBe('2027-02-01T12:00:00.000Z');
});

test('[P2] submitting the same proposal twice is one proposal with one number', async () => {
  const world = await worldWithLane();
  const before = world.row('proposal', id);
  expect(await world.run('proposal.submit', laneArgs(), { participantId: ann })).toEqual({ status: 'applied' });
  expect(world.row('proposal', id)).toEqual(before);
});

test('[P3] the same id with other words, or from somebody else, is refused and the first stays', async () => {
  const world = await worldWithLane();
  const other = laneArgs({ title: 'Etwas anderes' });
  expect(await world.run('proposal.submit', other, { participantId: ann })).toMatchObject({ code: 'id-taken' });
  expect(await world.run('proposal.submit', laneArgs(), { participantId: bob })).toMatchObject({ code: 'id-taken' });
  expect(world.row('proposal', id)?.title).toBe('Radweg Bahnhofstraße');
});

test('[P4] the author edits from another device of the same person, nobody else does', async () => {
  const world = await worldWithLane();
  const edit = { id, projectId, title: 'Neuer Titel' };
  expect(await world.run('proposal.edit', edit, { participantId: bob, base: { [id]: 1 } })).toMatchObject({
    code: 'proposal-not-found',
  });
  world.persons.set(bob, ann);
  expect(await world.run('proposal.edit', edit, { participantId: bob, base: { [id]: 1 } })).toEqual({
    status: 'applied',
  });
  expect(world.row('proposal', id)).toMatchObject({ title: 'Neuer Titel', authorId: ann, rev: 2 });
});

test('[P5] an edit of a revision that is no longer there is stale, and one without a base too', async () => {
  const world = await worldWithLane();
  const by = { participantId: ann, base: { [id]: 1 } };
  await world.run('proposal.edit', { id, projectId, title: 'Erste Änderung' }, by);
  expect(await world.run('proposal.edit', { id, projectId, title: 'Zweite' }, by)).toMatchObject({ code: 'stale' });
  expect(await world.run('proposal.edit', { id, projectId, title: 'Dritte' }, { participantId: ann })).toMatchObject({
    code: 'stale',
  });
  expect(world.row('proposal', id)?.title).toBe('Erste Änderung');
});

test('[P5] an edit that says what was read is merged with what others changed, part by part', async () => {
  const world = await worldWithLane();
  const by = { participantId: ann, base: { [id]: 1 } };
  const read = world.row('proposal', id);
  await world.run('proposal.edit', { id, projectId, title: 'Anders', before: { title: read?.title } }, by);
  const reason = 'Weil es hier eng ist.';
  const other = { id, projectId, reason, before: { reason: read?.reason } };
  expect(await world.run('proposal.edit', other, by)).toEqual({ status: 'merged' });
  expect(world.row('proposal', id)).toMatchObject({ title: 'Anders', reason, rev: 3 });
  const late = { id, projectId, title: 'Noch anders', before: { title: read?.title } };
  expect(await world.run('proposal.edit', late, by)).toEqual({ status: 'rejected', code: 'stale', detail: 'title' });
  expect(world.row('proposal', id)).toMatchObject({ title: 'Anders', rev: 3 });
});

test('[P5] [P6] a decided proposal is neither edited nor withdrawn', async () => {
  const world = await worldWithLane();
  const decide = {
    id: testId(20),
    projectId,
    proposalId: id,
    reason: 'Wir prüfen.',
    lang: 'de',
    role: 'planner',
  } as const;
  await world.run('decision.take', { ...decide, state: 'in-review' }, { ...asPlanner, base: { [id]: 1 } });
  await world.run(
    'decision.take',
    { ...decide, id: testId(21), state: 'accepted' },
    { ...asPlanner, base: { [id]: 2 } },
  );
  const by = { participantId: ann, base: { [id]: 3 } };
  expect(await world.run('proposal.edit', { id, projectId, title: 'Zu spät' }, by)).toMatchObject({
    code: 'proposal-decided',
  });
  expect(await world.run('proposal.withdraw', { id, projectId }, by)).toMatchObject({ code: 'proposal-decided' });
});

test('[P6] withdrawing twice is one withdrawal, by the author alone', async () => {
  const world = await worldWithLane();
  expect(await world.run('proposal.withdraw', { id, projectId }, { participantId: bob })).toMatchObject({
    code: 'proposal-not-found',
  });
  await world.run('proposal.withdraw', { id, projectId }, { participantId: ann });
  const after = world.row('proposal', id);
  expect(await world.run('proposal.withdraw', { id, projectId }, { participantId: ann })).toEqual({
    status: 'applied',
  });
  expect(world.row('proposal', id)).toEqual(after);
  expect(after).toMatchObject({ state: 'withdrawn', rev: 2 });
});

test('[K1] a kind the project does not name is refused', async () => {
  const world = new DomainWorld({ ...openProject, kinds: ['place'] });
  expect(await world.run('proposal.submit', laneArgs(), { participantId: ann })).toMatchObject({
    code: 'kind-not-allowed',
  });
});

test.each([
  ['fields of another kind', { fields: { wish: 'bench' } }, 'fields-invalid'],
  ['an unknown field', { fields: { side: 'both', __proto: 1 } }, 'fields-invalid'],
  ['a version that is not there', { kindVersion: 3 }, 'fields-invalid'],
  ['a point instead of a line', { geometry: point }, 'geometry-invalid'],
] as const)('[K2] %s is refused', async (_what, changes, code) => {
  const world = new DomainWorld();
  expect(await world.run('proposal.submit', laneArgs(changes), { participantId: ann })).toMatchObject({ code });
  expect(world.row('proposal', id)).toBeUndefined();
});

test('[K3] a line that leaves the area and a ring that crosses itself are refused', async () => {
  const world = new DomainWorld();
  const outside = laneArgs({
    geometry: {
      type: 'LineString',
      coordinates: [
        [9.05, 50.05],
        [9.2, 50.05],
      ],
    },
  });
  expect(await world.run('proposal.submit', outside, { participantId: ann })).toMatchObject({
    code: 'geometry-outside-area',
  });
  const bowTie = [
    [9.02, 50.02],
    [9.04, 50.04],
    [9.04, 50.02],
    [9.02, 50.04],
    [9.02, 50.02],
  ] as [number, number][];
  const crossing = laneArgs({
    kind: 'school-district',
    fields: { school: 'Grundschule Mitte' },
    geometry: { type: 'Polygon', coordinates: [bowTie] },
  });
  expect(await world.run('proposal.submit', crossing, { participantId: ann })).toMatchObject({
    code: 'geometry-self-crossing',
  });
});

test('[K4] [K5] slips of the finger are refused: a line of some metres, an area of some square metres', async () => {
  const world = new DomainWorld();
  const short = laneArgs({
    geometry: {
      type: 'LineString',
      coordinates: [
        [9.05, 50.05],
        [9.05005, 50.05],
      ],
    },
  });
  expect(await world.run('proposal.submit', short, { participantId: ann })).toMatchObject({ code: 'line-too-short' });
  const tiny = [
    [9.05, 50.05],
    [9.0501, 50.05],
    [9.0501, 50.0501],
    [9.05, 50.05],
  ] as [number, number][];
  const small = laneArgs({
    kind: 'school-district',
    fields: { school: 'Grundschule Mitte' },
    geometry: { type: 'Polygon', coordinates: [tiny] },
  });
  expect(await world.run('proposal.submit', small, { participantId: ann })).toMatchObject({ code: 'area-too-small' });
  const real = { ...small, id: testId(11), geometry: district };
  expect(await world.run('proposal.submit', real, { participantId: ann })).toEqual({ status: 'applied' });
});

test('[J2] what was written in time is taken late; what was written late is not', async () => {
  const late = { participantId: ann, now: '2027-05-01T00:00:00.000Z' };
  const world = new DomainWorld();
  expect(await world.run('proposal.submit', laneArgs(), { ...late, claimedAt: '2027-02-28T23:00:00.000Z' })).toEqual({
    status: 'applied',
  });
  const other = laneArgs({ id: testId(12) });
  expect(await world.run('proposal.submit', other, late)).toMatchObject({ code: 'project-not-open' });
});

test('[J3] a draft project does not exist for citizens', async () => {
  const world = new DomainWorld({ ...openProject, state: 'draft' });
  expect(await world.run('proposal.submit', laneArgs(), { participantId: ann })).toMatchObject({
    code: 'project-not-found',
  });
});

test.each([
  ['an empty title', { title: '  ' }],
  ['an oversized reason', { reason: 'x'.repeat(4001) }],
  ['a source that is a script', { sources: ['javascript:alert(1)'] }],
  ['a source with a space', { sources: ['https://a b'] }],
  ['an id that is no uuid', { id: 'x' }],
])('%s does not pass the schema', async (_what, changes) => {
  const world = new DomainWorld();
  expect(await world.run('proposal.submit', laneArgs(changes), { participantId: ann })).toMatchObject({
    code: 'args-invalid',
  });
});
