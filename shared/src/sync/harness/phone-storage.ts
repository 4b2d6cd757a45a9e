import type { Outbox, OutboxChange, OutboxRow } from '../outbox.ts';
import type { PullAnswer, WireRow } from '../protocol.ts';
import { projectScope } from '../scope.ts';
import type { RowTypes, TableName } from '../table.ts';
import type { KeptPhoto } from './phone-photos.ts';

/** What is irreplaceable; every change makes a new one, so that a copy is a restored backup. */
export interface Vault extends Outbox {
  /** By the hash they are named by. */
  readonly photos: ReadonlyMap<string, KeptPhoto>;
  readonly nextN: number;
  /** Records no version of the app can read; shown, kept, exportable. */
  readonly unreadable: readonly OutboxRow[];
}

export function afterChange(vault: Vault, change: OutboxChange): Vault {
  const gone = new Set([...change.remove, ...change.put.map(({ n }) => n)]);
  const rows = [...vault.rows.filter(({ n }) => !gone.has(n)), ...change.put].sort((a, b) => a.n - b.n);
  return { ...vault, rows, replica: change.replica, nextSeq: change.nextSeq, epoch: change.epoch };
}

/** What can be fetched again. */
export interface Cache {
  readonly epoch: string | null;
  readonly cursors: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, WireRow>;
}
export const emptyCache: Cache = { epoch: null, cursors: new Map(), rows: new Map() };

const keyOf = ({ scopeId, table, id }: Pick<WireRow, 'scopeId' | 'table' | 'id'>) => `${scopeId}/${table}/${id}`;

/** Enters what is newer, unless the cache is of another epoch. */
export function withRows(cache: Cache, rows: readonly WireRow[], epoch: string): Cache {
  if (cache.epoch !== null && cache.epoch !== epoch) return cache;
  const entered = new Map(cache.rows);
  for (const row of rows) {
    // Everything up to the cursor has been here: what is not any more was taken away, and this row is late.
    if (row.v <= (cache.cursors.get(row.scopeId) ?? 0)) continue;
    const held = entered.get(keyOf(row));
    if (!held || held.v < row.v) entered.set(keyOf(row), row);
  }
  return { ...cache, epoch, rows: entered };
}

export function withoutScope(cache: Cache, scopeId: string): Cache {
  const cursors = new Map(cache.cursors);
  cursors.delete(scopeId);
  return { ...cache, cursors, rows: new Map([...cache.rows].filter(([, row]) => row.scopeId !== scopeId)) };
}

/**
 * A pull from the very beginning says all there is up to its cursor, also where another tab was quicker: what is not in it
 * was entered too late, or taken away so long ago that nothing tells of it any more.
 */
function withAll(cache: Cache, scopeId: string, upTo: number, rows: readonly WireRow[], epoch: string): Cache {
  const kept = new Map([...cache.rows].filter(([, row]) => row.scopeId !== scopeId || row.v > upTo));
  const cursors = new Map(cache.cursors);
  cursors.delete(scopeId);
  return withRows({ ...cache, cursors, rows: kept }, rows, epoch);
}

/** Takes in a pull asked for with the cursors of `asked`; another tab may have moved on meanwhile. */
export function withPull(cache: Cache, asked: Cache, answer: PullAnswer): Cache {
  if (cache.epoch !== null && cache.epoch !== answer.epoch) {
    // The city was restored; or this answer is from before, and late.
    return asked.epoch === cache.epoch ? { ...emptyCache, epoch: answer.epoch } : cache;
  }
  let next = cache;
  for (const scope of answer.scopes) {
    if (scope.kind !== 'rows') {
      next = withoutScope(next, scope.scopeId);
      continue;
    }
    const held = next.cursors.get(scope.scopeId) ?? 0;
    const from = asked.cursors.get(scope.scopeId) ?? 0;
    if (from > held) continue;
    const saysAll = from === 0 && scope.cursor >= held;
    next = saysAll
      ? withAll(next, scope.scopeId, scope.cursor, scope.rows, answer.epoch)
      : withRows(next, scope.rows, answer.epoch);
    next = { ...next, cursors: new Map([...next.cursors, [scope.scopeId, Math.max(held, scope.cursor)]]) };
  }
  return { ...next, epoch: answer.epoch };
}

/** The city's row: of several scopes the highest revision, of equal ones the public one. */
export function baseReader(cache: Cache, scopeIds: readonly string[]) {
  return <T extends TableName>(table: T, id: string): RowTypes[T] | undefined => {
    let best: { readonly rev: number; readonly body: unknown } | undefined;
    for (const scopeId of scopeIds) {
      const body = cache.rows.get(keyOf({ scopeId, table, id }))?.body;
      if (!body) continue;
      const rev = typeof body.rev === 'number' ? body.rev : 0;
      if (!best || rev > best.rev) best = { rev, body };
    }
    // The server's rows come from typed tables; what is wrong in them, the oracle finds.
    return best?.body as RowTypes[T] | undefined;
  };
}

export const scopesOfProjects = (projectIds: readonly string[]) => projectIds.map(projectScope);
