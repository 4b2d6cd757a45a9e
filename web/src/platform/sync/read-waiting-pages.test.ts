import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import { atOnce } from '@werkstadt/shared/order/in-steps';
import { type Proposal, proposalStates } from '@werkstadt/shared/proposal/proposal';
import { laneArgs, line, openProject, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { rowForm } from '../app-version.ts';
import type { RowRecord } from '../db/cache-database.ts';
import type { CityCache } from '../db/city-cache.ts';
import { columnsOf } from '../db/page-columns.ts';
import { CityMemory } from './city-memory.ts';
import { readWaitingPages } from './read-waiting-pages.ts';

const scopeId = `p:${openProject.id}:pub`;
const { id } = openProject;
const ROWS = 500;

function record(n: number, change: Partial<Proposal> = {}): RowRecord {
  const body: Proposal = {
    ...laneArgs({ id: testId(1000 + n) }),
    photos: [],
    authorId: testId(7),
    number: n,
    state: 'submitted',
    createdAt: new Date(Date.parse('2027-02-01T10:00:00.000Z') + n * 1000).toISOString(),
    receivedAt: '2027-02-01T10:00:00.000Z',
    rev: 1,
    supportCount: 0,
    commentCount: 0,
    ...change,
  };
  return { scopeId, table: 'proposal', id: body.id, v: n, body, readBy: rowForm };
}
const pages = [0, 1, 2, 3].map((page) => Array.from({ length: ROWS }, (_, n) => record(1 + page * ROWS + n)));

function phone(changes: (page: number) => readonly RowRecord[] | null = (page) => pages[page] ?? null) {
  const memory = new CityMemory();
  const read: number[] = [];
  const cache: Pick<CityCache, 'readPage' | 'readScope'> = {
    readPage: async ({ page }) => {
      read.push(page);
      return changes(page);
    },
    readScope: async () => ({
      scope: { scopeId, cursor: 9, epoch: testId(9), complete: true, lastPullAt: '', serverTime: '' },
      rows: pages.flat(),
    }),
  };
  const waiting = pages.map((rows, page) => columnsOf(scopeId, page, rows));
  atOnce(memory.view.coming.expect(waiting));
  return { memory, read, start: () => readWaitingPages({ cache, memory }, waiting, () => false) };
}

test('[S30] how many there are is known before they are read, and the newest are read first', async () => {
  const { memory, read, start } = phone();
  expect(memory.view.coming.counts()).toEqual(new Map([[id, 4 * ROWS]]));
  const work = start();
  const seen: number[] = [];
  memory.subscribe(() => {
    const shown = memory.view.proposals(id);
    seen.push(shown.length + (memory.view.coming.counts().get(id) ?? 0));
    expect(shown[0]?.number).toBe(4 * ROWS);
  });
  await work;
  expect(read).toEqual([3, 2, 1, 0]);
  // Whoever looks before the rest has come into its order sees what was told, and waits for nothing.
  expect(memory.view.proposals(id)).toHaveLength(ROWS);
  expect(memory.view.coming.counts().get(id)).toBe(3 * ROWS);
  await memory.fold();
  expect(memory.view.proposals(id)).toHaveLength(4 * ROWS);
  expect(new Set(seen)).toEqual(new Set([4 * ROWS]));
  expect(memory.view.coming.counts().size).toBe(0);
});

test('[S16] a scope that was dropped while it is read does not come back', async () => {
  const { memory, start } = phone((page) => {
    if (page === 1) memory.drop(scopeId, false);
    return pages[page] ?? null;
  });
  await start();
  await memory.fold();
  expect(memory.view.proposals(id)).toEqual([]);
});

test('[S30] what came from the city meanwhile is not covered by what is read later', async () => {
  const { memory, start } = phone();
  const { table, v, body, ...changed } = record(3, { title: 'Neu', supportCount: 9 });
  memory.enter([{ ...changed, table: 'proposal', v: 5000, body: body as Proposal }], [], '', testId(9));
  await start();
  await memory.fold();
  expect(memory.view.proposal(changed.id)).toMatchObject({ title: 'Neu', supportCount: 9 });
  expect(memory.view.proposals(id)).toHaveLength(4 * ROWS);
});

test('[S30] a page that was written anew meanwhile is found in the others', async () => {
  const { memory, start } = phone((page) => (page === 2 ? null : (pages[page] ?? null)));
  await start();
  await memory.fold();
  expect(memory.view.proposals(id)).toHaveLength(4 * ROWS);
});

test('[S30] what a later version says of a row counts, wherever it lies', () => {
  const memory = new CityMemory();
  const old = columnsOf(scopeId, 0, [record(1), record(2), record(3)]);
  const later = columnsOf(scopeId, 1, [
    { ...record(2), v: 50, body: null },
    { ...record(1, { state: 'withdrawn' }), v: 51 },
    record(9),
  ]);
  atOnce(memory.view.coming.expect([later, old]));
  expect(memory.view.coming.counts()).toEqual(new Map([[id, 2]]));
});

test('[S30] a map is drawn before they are read: each stands there once, without what has come and what is gone', async () => {
  const memory = new CityMemory();
  const { coming } = memory.view;
  const page = columnsOf(scopeId, 0, [record(1), record(2), record(3), record(4, { state: 'accepted' })]);
  const later = columnsOf(scopeId, 1, [{ ...record(2), v: 50, body: null }]);
  atOnce(coming.expect([page, later]));
  const { table, v, body, ...held } = record(3);
  memory.restore([{ ...held, table: 'proposal', v: 60, body: body as Proposal }], []);
  await memory.fold();
  atOnce(coming.place([page, later]));
  coming.tell();
  const points = coming.points();
  expect([1, 2, 3, 4].map((n) => points?.holds(testId(1000 + n)))).toEqual([true, false, false, true]);
  expect([...(points?.states ?? [])].map((state) => proposalStates[state])).toEqual(['submitted', 'accepted']);
  expect(points?.longitudes[0]).toBeCloseTo(signPosition(line)[0], 9);
  expect(points?.projectIds).toEqual([id]);
  coming.end();
  coming.tell();
  expect(coming.points()).toBeNull();
});
