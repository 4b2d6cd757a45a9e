import { CACHE_VERSION, CacheDatabase, type RowRecord, type ScopeRecord } from './cache-database.ts';
import { deleteScopeRows, describePages, readFirst, readScopeRows, writeScopeRows } from './cache-rows.ts';
import { commitNow, letGo, withReopen } from './durable-write.ts';
import type { PageColumns } from './page-columns.ts';
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

/**
 * A pull from the very beginning says all there is up to its cursor, also where another tab was quicker: what is not in it
 * has been taken away since, perhaps so long ago that nothing tells of it any more.
 */
export const saysAll = ({ from, to }: Pick<CursorStep, 'from' | 'to'>, reached: number): boolean =>
  from === 0 && to >= reached;

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
        const [scopes, first] = await Promise.all([database.scopes.toArray(), readFirst(database)]);
        return { scopes, ...first };
      }),
    readPage: ({ scopeId, page }) => read(async () => (await database.pages.get([scopeId, page]))?.rows ?? null),
    describePages: () => write(() => describePages(database)),
    enter: (rows, steps, at) =>
      write(async () => {
        const reached = new Map<string, number>();
        for (const scopeId of new Set([...rows, ...steps].map((one) => one.scopeId))) {
          reached.set(scopeId, (await database.scopes.get(scopeId))?.cursor ?? 0);
        }
        for (const { scopeId, ...moved } of steps) {
          if (!saysAll(moved, reached.get(scopeId) ?? 0)) continue;
          await deleteScopeRows(database, scopeId);
          reached.set(scopeId, 0);
        }
        for (const [scopeId, cursor] of reached) {
          // Everything up to the cursor has been here: what is not any more was taken away, and such a row is late.
          const ofScope = rows.filter((row) => row.scopeId === scopeId && row.v > cursor);
          if (ofScope.length > 0) await writeScopeRows(database, scopeId, ofScope);
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
        await Promise.all(all.map((table) => table.clear()));
      }),
    close() {
      closed = true;
      letGo(database);
    },
  };
}
