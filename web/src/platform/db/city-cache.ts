import { CACHE_VERSION, CacheDatabase, type RowRecord, type ScopeRecord } from './cache-database.ts';
import { deleteScopeRows, readAllRows, readScopeRows, writeScopeRows } from './cache-rows.ts';
import { commitNow, letGo, withReopen } from './durable-write.ts';
import type { DatabaseEngine } from './vault-database.ts';

/** How far a scope is held; `from` is the cursor the rows were asked for with. */
export interface CursorStep {
  readonly scopeId: string;
  readonly from: number;
  readonly to: number;
  readonly complete: boolean;
  readonly epoch: string;
  /** ISO 8601, the server's clock. */
  readonly serverTime: string;
}

/** The city's rows on this device, for the next start without a network. Everything in it can be fetched again. */
export interface CityCache {
  readonly load: () => Promise<{ readonly scopes: readonly ScopeRecord[]; readonly rows: readonly RowRecord[] }>;
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
  let closed = false;
  /** What arrives after the page was left is fetched again next time. */
  const write = async (work: () => Promise<unknown>): Promise<void> => {
    if (closed) return;
    await withReopen(database, () =>
      database.transaction('rw', database.scopes, database.pages, database.row, async () => {
        await work();
        commitNow();
      }),
    );
  };
  const read = <T>(work: () => Promise<T>) =>
    withReopen(database, () => database.transaction('r', database.scopes, database.pages, database.row, work));

  /**
   * Another tab may have moved the cursor further, or dropped the scope meanwhile: then the rows asked for from `from`
   * leave a hole, and the cursor stays where it is.
   */
  async function step({ scopeId, from, to, complete, epoch, serverTime }: CursorStep, at: string): Promise<void> {
    const held = await database.scopes.get(scopeId);
    const start = held?.epoch === epoch ? held.cursor : 0;
    if (from > start) return;
    await database.scopes.put({
      scopeId,
      cursor: Math.max(start, to),
      complete: complete || (held?.epoch === epoch && held.complete),
      epoch,
      lastPullAt: at,
      serverTime,
      comparedAt: (held?.epoch === epoch ? held.comparedAt : undefined) ?? at,
    });
  }

  return {
    load: () =>
      read(async () => {
        const [scopes, rows] = await Promise.all([database.scopes.toArray(), readAllRows(database)]);
        return { scopes, rows };
      }),
    enter: (rows, steps, at) =>
      write(async () => {
        // A first pull says all there is: rows of pushes that came before it come again with the next.
        for (const { scopeId, from } of steps)
          if (from === 0 && !(await database.scopes.get(scopeId))) await deleteScopeRows(database, scopeId);
        for (const scopeId of new Set(rows.map((row) => row.scopeId))) {
          const ofScope = rows.filter((row) => row.scopeId === scopeId);
          await writeScopeRows(database, scopeId, ofScope);
        }
        for (const moved of steps) await step(moved, at);
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
        await Promise.all([database.scopes.clear(), database.pages.clear(), database.row.clear()]);
      }),
    close() {
      closed = true;
      letGo(database);
    },
  };
}
