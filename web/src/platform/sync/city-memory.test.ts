import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import { laneArgs, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import type { ScopeRecord } from '../db/cache-database.ts';
import type { CursorStep } from '../db/cursor-steps.ts';
import { CityMemory } from './city-memory.ts';
import type { ScopeRow } from './row-index.ts';

const scopeId = `p:${openProject.id}:pub`;
const epoch = testId(901);
const at = '2027-02-01T10:00:00.000Z';

function row(n: number): ScopeRow<'proposal'> {
  const body: Proposal = {
    ...laneArgs({ id: testId(n) }),
    photos: [],
    authorId: testId(7),
    number: n,
    state: 'submitted',
    createdAt: at,
    receivedAt: at,
    rev: 1,
    supportCount: 0,
    commentCount: 0,
  };
  return { scopeId, table: 'proposal', id: body.id, v: n, body };
}
const kept = (cursor: number): ScopeRecord => ({
  scopeId,
  cursor,
  epoch,
  complete: true,
  lastPullAt: at,
  serverTime: at,
});
const step = (from: number, to: number, horizon?: number): CursorStep => ({
  scopeId,
  from,
  to,
  ...(horizon === undefined ? {} : { horizon, ...(from > 0 ? { askedHorizon: horizon } : {}) }),
  epoch,
  serverTime: at,
});
async function shown(memory: CityMemory): Promise<string[]> {
  await memory.fold();
  return memory.view
    .proposals(openProject.id)
    .map(({ id }) => id)
    .sort();
}

test('[S24] what another tab tells while this one reads the disk: the disk moves no cursor past rows that are still to come', async () => {
  const memory = new CityMemory();
  memory.enter([row(1), row(2)], [step(0, 2, 0)], at, epoch);
  // The other tab has written two more by now, and its word of them is still under way.
  memory.restore([row(1), row(2), row(3), row(4)], [kept(4)]);
  memory.enter([row(3), row(4)], [step(2, 4)], at, epoch);
  expect(memory.scopes.get(scopeId)?.cursor).toBe(4);
  expect(await shown(memory)).toEqual([1, 2, 3, 4].map(testId));
});

test('[S19] [S32] a scope that begins anew stands at nothing; pages under way count from where they began', () => {
  const memory = new CityMemory();
  memory.restore([], [kept(4)]);
  memory.drop(scopeId, true);
  expect(memory.reached().get(scopeId)).toBe(0);
  memory.enter([row(1), row(2)], [step(0, 2, 0)], at, epoch);
  expect(memory.scopes.get(scopeId)).toMatchObject({ cursor: 2, complete: false });
  expect(memory.reached().get(scopeId)).toBe(0);
  memory.enter([row(3)], [step(2, 3)], at, epoch);
  expect(memory.reached().get(scopeId)).toBe(3);
  memory.drop(scopeId, false);
  expect(memory.reached().has(scopeId)).toBe(false);
});
