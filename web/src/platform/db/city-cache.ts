import { CACHE_VERSION, CacheDatabase, type RowRecord, type ScopeRecord } from './cache-database.ts';
import { deleteScopeRows, describePages, readFirst, readScopeRows, writeScopeRows } from './cache-rows.ts';
import { type CursorStep, takeSteps } from './cursor-steps.ts';
import { commitNow, letGo, withReopen } from './durable-write.ts';
import type { PageColumns } from './page-columns.ts';
import type { DatabaseEngine } from './vault-database.ts';

/** The city's rows on this device, for the next start without a network. Everything in it can be fetched again. */
export interface CityCache {
  /** `waiting`: columns of pages that are not among the rows, where they are many; `readPage` reads each. */
  readonly load: () => Promise<{
    readonly scopes: readonly ScopeRecord[];
    readonly rows: readonly RowRecord[];
    readonly waiting: readonly PageColumns[];
  }>;
  /** Null when the page is gone: its rows lie in others by now. */
  readonly readPage: (page: Pick<PageColumns, 'scopeId' | 'page'>) => Promise<readonly RowRecord[] | null>;
  /** Makes the columns that pages of an earlier version of the app lack. */
  readonly describePages: () => Promise<void>;
  /** Rows, and the cursors they complete, in one transaction: a cursor never stands above a row that is not here. */
  readonly enter: (rows: readonly RowRecord[], steps: readonly CursorStep[], at: string) => Promise<void>;
  readonly scopes: () => Promise<readonly ScopeRecord[]>;
  /** A scope and its rows, tombstones too, as they are kept at one moment. */
  readonly readScope: (
    scopeId: string,
  ) => Promise<{ readonly scope: ScopeRecord; readonly rows: readonly RowRecord[] } | null>;
  readonly noteCompared: (scopeId: string, at: string) => Promise<void>;
  readonly dropScope: (scopeId: string) => Promise<void>;
  readonly dropAll: () => Promise<void>;
  readonly close: () => void;
}

/** Cache names end in the version of their shape; older ones are of no use. */
export const isOutdatedCache = (name: string, cityId: string): boolean =>
  name.startsWith(`cache:${cityId}:`) && !name.endsWith(`:${CACHE_VERSION}`);

export function openCityCache(cityId: string, engine: DatabaseEngine): CityCache {
  const database = new CacheDatabase(cityId, engine);
  const all = [database.scopes, database.pages, database.columns, database.row];
  let closed = false;
  /** What arrives after the page was left is fetched again next time. */
  const write = async (work: () => Promise<unknown>): Promise<void> => {
    if (closed) return;
    await withReopen(database, () =>
      database.transaction('rw', all, async () => {
        await work();
        commitNow();
      }),
    );
  };
  const read = <T>(work: () => Promise<T>) => withReopen(database, () => database.transaction('r', all, work));

  return {
    load: () =>
      read(async () => {
        const [scopes, first] = await Promise.all([database.scopes.toArray(), readFirst(database)]);
        return { scopes, ...first };
      }),
    readPage: ({ scopeId, page }) => read(async () => (await database.pages.get([scopeId, page]))?.rows ?? null),
    describePages: () => write(() => describePages(database)),
    enter: (rows, steps, at) =>
      write(async () => {
        const held = new Map<string, ScopeRecord>();
        for (const scopeId of new Set([...rows, ...steps].map((one) => one.scopeId))) {
          const record = await database.scopes.get(scopeId);
          if (record) held.set(scopeId, record);
        }
        // All of one answer, and so of one epoch; rows of a push come without steps.
        const ofEpoch = (scopeId: string) => {
          const [record, epoch] = [held.get(scopeId), steps[0]?.epoch];
          return epoch === undefined || record?.epoch === epoch ? record : undefined;
        };
        const { taken, enters } = takeSteps(steps, ofEpoch);
        for (const [scopeId, step] of taken) if (step && step.goneUpTo > 0) await deleteScopeRows(database, scopeId);
        const entering = Map.groupBy(rows.filter(enters), ({ scopeId }) => scopeId);
        for (const [scopeId, ofScope] of entering) await writeScopeRows(database, scopeId, ofScope);
        for (const { scopeId, horizon, epoch, serverTime } of steps) {
          const step = taken.get(scopeId);
          if (!step) continue;
          const before = ofEpoch(scopeId);
          const complete = horizon === undefined || (before?.complete ?? false);
          const comparedAt = before?.comparedAt ?? at;
          await database.scopes.put({
            scopeId,
            ...step.progress,
            complete,
            epoch,
            lastPullAt: at,
            serverTime,
            comparedAt,
          });
        }
      }),
    scopes: () => read(() => database.scopes.toArray()),
    readScope: (scopeId) =>
      read(async () => {
        const scope = await database.scopes.get(scopeId);
        return scope ? { scope, rows: await readScopeRows(database, scopeId) } : null;
      }),
    noteCompared: (scopeId, at) => write(() => database.scopes.update(scopeId, { comparedAt: at })),
    dropScope: (scopeId) =>
      write(async () => {
        await deleteScopeRows(database, scopeId);
        await database.scopes.delete(scopeId);
      }),
    dropAll: () =>
      write(async () => {
        await Promise.all(all.map((table) => table.clear()));
      }),
    close() {
      closed = true;
      letGo(database);
    },
  };
}
