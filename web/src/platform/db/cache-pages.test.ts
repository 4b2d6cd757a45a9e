import { line, openProject, testId } from '@werkstadt/shared/test/domain-world';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storageName } from '../storage/registry.ts';
import { CacheDatabase, type RowRecord } from './cache-database.ts';
import { type CityCache, openCityCache } from './city-cache.ts';

const cityId = testId(1);
const scopeId = `p:${openProject.id}:pub`;
const epoch = testId(901);
const at = '2027-02-01T10:00:00.000Z';

const row = (n: number, v: number, change: Record<string, unknown> | null = {}): RowRecord => ({
  scopeId,
  table: 'proposal',
  id: testId(1000 + n),
  v,
  body: change && {
    id: testId(1000 + n),
    title: `Fassung ${v}`,
    authorId: testId(7),
    state: 'submitted',
    createdAt: at,
    geometry: line,
    ...change,
  },
  readBy: 'some code',
});
const step = (from: number, to: number) => ({ scopeId, from, to, epoch, serverTime: at });

/** Everything as a start brings it together: what comes first, and then each page that was left for later. */
async function everything(cache: CityCache): Promise<RowRecord[]> {
  const { rows, waiting } = await cache.load();
  const newest = new Map(rows.map((one) => [one.id, one]));
  for (const page of waiting) {
    for (const one of (await cache.readPage(page)) ?? []) {
      if ((newest.get(one.id)?.v ?? -1) < one.v) newest.set(one.id, one);
    }
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A cache as the first release has written it: pages and single rows, without columns. */
async function firstRelease(factory: IDBFactory, pages: readonly RowRecord[][], loose: readonly RowRecord[]) {
  const old = new Dexie(storageName('cache', { city: cityId, version: '1' }), { indexedDB: factory, IDBKeyRange });
  old.version(1).stores({ scopes: 'scopeId', pages: '[scopeId+page]', row: '[scopeId+table+id], scopeId' });
  await old.table('pages').bulkPut(pages.map((rows, page) => ({ scopeId, page, rows })));
  await old.table('row').bulkPut([...loose]);
  await old.table('scopes').put({
    ...{ scopeId, cursor: 5000, epoch, complete: true, lastPullAt: at, serverTime: at },
  });
  old.close();
}

test('[S30] what the first release has kept is all there, also without a network, and is read in parts from then on', async () => {
  const factory = new IDBFactory();
  const pages = [0, 1, 2].map((page) => Array.from({ length: 700 }, (_, n) => row(page * 700 + n, page * 700 + n)));
  const loose = [row(5, 4000), row(6, 4001, null), row(3000, 4002)];
  await firstRelease(factory, pages, loose);
  const expected = [...pages.flat().filter(({ v }) => v !== 5 && v !== 6), ...loose].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const cache = openCityCache(cityId, { indexedDB: factory, IDBKeyRange });
  expect((await cache.load()).waiting).toEqual([]);
  expect(await everything(cache)).toEqual(expected);
  await cache.describePages();
  cache.close();
  const later = openCityCache(cityId, { indexedDB: factory, IDBKeyRange });
  const { waiting, scopes, rows } = await later.load();
  expect([waiting.length, scopes[0]?.cursor, rows.length]).toEqual([3, 5000, 3]);
  expect(await everything(later)).toEqual(expected);
}, 60_000);

const change = fc.record({
  n: fc.nat(400),
  kind: fc.constantFrom('written', 'written', 'written', 'erased', 'gone'),
});
/** Answers of pulls, short and long ones. */
const answers = fc.array(
  fc.oneof(fc.array(change, { minLength: 1, maxLength: 20 }), fc.array(change, { minLength: 210, maxLength: 230 })),
  { minLength: 1, maxLength: 8 },
);

test('[TR11] whatever came in whatever pieces, the newest version of each row is kept, and of words taken back nothing', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async (pulled) => {
      const factory = new IDBFactory();
      const cache = openCityCache(cityId, { indexedDB: factory, IDBKeyRange });
      const newest = new Map<string, RowRecord>();
      let v = 0;
      for (const changes of pulled) {
        const from = v;
        const rows = new Map<string, RowRecord>();
        for (const { n, kind } of changes) {
          v += 1;
          const next = row(n, v, kind === 'gone' ? null : kind === 'erased' ? { authorId: null } : {});
          rows.set(next.id, next);
        }
        await cache.enter([...rows.values()], [step(from, v)], at);
        // A pull from nothing says all there is.
        if (from === 0) newest.clear();
        for (const one of rows.values()) newest.set(one.id, one);
      }
      const expected = [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await everything(cache)).toEqual(expected);
      cache.close();
      const database = new CacheDatabase(cityId, { indexedDB: factory, IDBKeyRange });
      const pages = await database.pages.toArray();
      const kept = [...pages.flatMap(({ rows }) => rows), ...(await database.row.toArray())];
      const columns = await database.columns.toArray();
      database.close();
      for (const one of kept) {
        const body = newest.get(one.id);
        const takenBack =
          body?.body === null || (body?.body instanceof Object && Reflect.get(body.body, 'authorId') === null);
        if (takenBack) expect(one.v).toBe(body.v);
      }
      for (const { page, v: numbers } of columns) {
        expect([...numbers]).toEqual(pages.find((one) => one.page === page)?.rows.map((one) => one.v));
      }
    }),
    { seed: 20_261_130, numRuns: 6 },
  );
}, 60_000);
