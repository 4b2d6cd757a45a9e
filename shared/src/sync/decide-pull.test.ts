import { describe, expect, test } from 'vitest';
import { ann, bob, cityId, laneArgs, openProject, planner, projectId, testId } from '../test/domain-world.ts';
import { epoch, OneServer, serverNow } from '../test/one-server.ts';
import { PULL_LIMIT } from './protocol.ts';
import { cityScope, personScope, projectScope, projectStaffScope } from './scope.ts';

const pub = projectScope(projectId);
const proposalId = testId(10);

async function withLane(project = openProject) {
  const server = new OneServer(project);
  await server.decided(ann, [await server.envelope(ann, 'proposal.submit', laneArgs())]);
  return server;
}
const kinds = (answer: Awaited<ReturnType<OneServer['pull']>>) => answer.scopes.map(({ kind }) => kind);

describe('rows', () => {
  test('[S14] a pull brings what is above the cursor, and the cursor it completes', async () => {
    const server = await withLane();
    const [first] = (await server.pull(null, [{ scopeId: pub, cursor: 0 }])).scopes;
    expect(first).toMatchObject({
      kind: 'rows',
      cursor: 1,
      more: false,
      rows: [{ table: 'proposal', id: proposalId, v: 1 }],
    });
    const again = await server.pull(null, [{ scopeId: pub, cursor: 1 }]);
    expect(again.scopes[0]).toEqual({ kind: 'rows', scopeId: pub, rows: [], cursor: 1, more: false });
    expect(again).toMatchObject({ epoch, serverTime: serverNow });
  });

  test('[S14] pages together bring every row once', async () => {
    const server = await withLane();
    for (let v = 2; v <= PULL_LIMIT * 2 + 1; v++) {
      const row = { scopeId: pub, table: 'comment' as const, id: testId(0x30000 + v) };
      server.set(server.keys.sync(row), { ...row, v, deleted: true });
      server.set(server.keys.counter(pub), v);
    }
    const seen: number[] = [];
    for (let cursor = 0, more = true; more; ) {
      const [answer] = (await server.pull(null, [{ scopeId: pub, cursor }])).scopes;
      if (answer?.kind !== 'rows') throw new Error('no rows');
      seen.push(...answer.rows.map(({ v }) => v));
      ({ cursor, more } = answer);
    }
    expect(seen).toEqual(Array.from({ length: PULL_LIMIT * 2 + 1 }, (_, index) => index + 1));
  });

  test('a withdrawn proposal is a tombstone to everybody and stays readable to its author', async () => {
    const server = await withLane();
    const withdraw = await server.envelope(ann, 'proposal.withdraw', { id: proposalId, projectId }, { seq: 2 });
    await server.decided(ann, [withdraw]);
    const scopes = [pub, personScope(ann)].map((scopeId) => ({ scopeId, cursor: 0 }));
    expect((await server.pull(ann, scopes)).scopes).toMatchObject([
      { rows: [{ id: proposalId, v: 2, body: null }] },
      { rows: [{ id: proposalId, v: 2, body: { state: 'withdrawn' } }] },
    ]);
  });

  test('[S27] it also tells how far the asking replica has got', async () => {
    const server = await withLane();
    const scopes = [{ scopeId: pub, cursor: 0 }];
    expect(await server.pull(ann, scopes, { replica: testId(500) })).toMatchObject({ lastSeq: 1, coveredSeq: 0 });
    expect(await server.pull(bob, scopes, { replica: testId(500) })).toMatchObject({ lastSeq: 0 });
  });
});

describe('rights', () => {
  const everything = [cityScope(cityId), pub, projectStaffScope(projectId), personScope(ann)];
  const scopes = everything.map((scopeId) => ({ scopeId, cursor: 0 }));

  test('[S16] everybody reads the city and its projects, a person the own scope, staff the staff scopes', async () => {
    const server = await withLane();
    expect(kinds(await server.pull(null, scopes))).toEqual(['rows', 'rows', 'forbidden', 'forbidden']);
    expect(kinds(await server.pull(ann, scopes))).toEqual(['rows', 'rows', 'forbidden', 'rows']);
    const staff = await server.pull(planner, scopes, { roles: ['planner'] });
    expect(kinds(staff)).toEqual(['rows', 'rows', 'rows', 'forbidden']);
  });

  test('[S16] a project in draft is not there for citizens', async () => {
    const server = new OneServer({ ...openProject, state: 'draft' });
    expect(kinds(await server.pull(ann, [{ scopeId: pub, cursor: 0 }]))).toEqual(['forbidden']);
    const staff = await server.pull(planner, [{ scopeId: pub, cursor: 0 }], { roles: ['facilitator'] });
    expect(kinds(staff)).toEqual(['rows']);
  });

  test('[S16] another city, an unknown project and nonsense have one answer', async () => {
    const server = await withLane();
    const wrong = [cityScope(testId(4)), projectScope(testId(5)), 'p:x:pub', '', 'u:'].map((scopeId) => ({
      scopeId,
      cursor: 0,
    }));
    expect(kinds(await server.pull(ann, wrong, { roles: ['admin'] }))).toEqual(wrong.map(() => 'forbidden'));
  });
});

describe('cursors that cannot be served', () => {
  test('[S14] one ahead of the server starts anew', async () => {
    const server = await withLane();
    expect(kinds(await server.pull(ann, [{ scopeId: pub, cursor: 2 }]))).toEqual(['reset']);
  });

  test('[S27] after a restore every scope starts anew, and an empty one is simply read', async () => {
    const server = await withLane();
    const scopes = [
      { scopeId: pub, cursor: 1 },
      { scopeId: cityScope(cityId), cursor: 0 },
    ];
    const answer = await server.pull(ann, scopes, { epoch: testId(7) });
    expect(kinds(answer)).toEqual(['reset', 'rows']);
    expect(answer.epoch).toBe(epoch);
  });
});
