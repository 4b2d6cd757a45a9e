import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { RowRecord } from './cache-database.ts';
import { openCityCache } from './city-cache.ts';
import type { CursorStep } from './cursor-steps.ts';

const scopeId = 'p:01900000-0000-7000-8000-000000000003:pub';
const epoch = '01900000-0000-7000-8000-000000000385';
const at = '2027-02-01T10:00:00.000Z';

const row = (id: string, v: number): RowRecord => ({ scopeId, table: 'proposal', id, v, body: { id } });
const step = (from: number, to: number): CursorStep => ({ scopeId, from, to, epoch, serverTime: at });
const fresh = () => openCityCache('01900000-0000-7000-8000-000000000001', { indexedDB: new IDBFactory(), IDBKeyRange });
async function held(cache: ReturnType<typeof fresh>) {
  const { rows, scopes } = await cache.load();
  return { ids: rows.map(({ id }) => id).sort(), cursor: scopes[0]?.cursor };
}

test('[S14] two tabs that begin a scope at the same time: what was taken away in between stays away', async () => {
  const cache = fresh();
  await cache.enter([row('a', 1), row('b', 24)], [step(0, 32)], at);
  await cache.enter([row('a', 1), row('c', 40)], [step(0, 41)], at);
  expect(await held(cache)).toEqual({ ids: ['a', 'c'], cursor: 41 });
});

test('[S14] the answer of the slower tab brings nothing back', async () => {
  const cache = fresh();
  await cache.enter([row('a', 1), row('c', 40)], [step(0, 41)], at);
  await cache.enter([row('a', 1), row('b', 24)], [step(0, 32)], at);
  expect(await held(cache)).toEqual({ ids: ['a', 'c'], cursor: 41 });
});

test('[S14] rows that another tab has not kept yet are kept with the cursor that says they are here', async () => {
  const cache = fresh();
  await cache.enter([row('a', 1)], [step(0, 10)], at);
  await cache.enter([row('b', 12)], [step(10, 12)], at);
  await cache.enter([row('b', 12), row('d', 15)], [step(10, 15)], at);
  expect(await held(cache)).toEqual({ ids: ['a', 'b', 'd'], cursor: 15 });
});

test('[S13] rows of a push enter without a cursor, and a late one not at all', async () => {
  const cache = fresh();
  await cache.enter([row('a', 1)], [step(0, 10)], at);
  await cache.enter([row('late', 7), row('new', 11)], [], at);
  expect(await held(cache)).toEqual({ ids: ['a', 'new'], cursor: 10 });
});
