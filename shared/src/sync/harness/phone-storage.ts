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
  // Most pulls bring nothing; then nothing is copied.
  let entered: Map<string, WireRow> | null = null;
  for (const row of rows) {
    // Everything up to the cursor has been here: what is not any more was taken away, and this row is late.
    if (row.v <= (cache.cursors.get(row.scopeId) ?? 0)) continue;
    const key = keyOf(row);
    const held = (entered ?? cache.rows).get(key);
    if (held && held.v >= row.v) continue;
    entered ??= new Map(cache.rows);
    entered.set(key, row);
  }
  return entered === null && cache.epoch === epoch ? cache : { ...cache, epoch, rows: entered ?? cache.rows };
}

export function withoutScope(cache: Cache, scopeId: string): Cache {
  if (!cache.cursors.has(scopeId) && ![...cache.rows.values()].some((row) => row.scopeId === scopeId)) return cache;
  const cursors = new Map(cache.cursors);
  cursors.delete(scopeId);
  return { ...cache, cursors, rows: new Map([...cache.rows].filter(([, row]) => row.scopeId !== scopeId)) };
}

/**
 * A pull from the very beginning says all there is up to its cursor, also where another tab was quicker: what is not in it
 * was entered too late, or taken away so long ago that nothing tells of it any more.
 */
function withAll(cache: Cache, scopeId: string, upTo: number, rows: readonly WireRow[], epoch: string): Cache {
  const kept = new Map<string, WireRow>();
  for (const [key, row] of cache.rows) if (row.scopeId !== scopeId || row.v > upTo) kept.set(key, row);
  if (rows.length === 0 && kept.size === cache.rows.size && cache.cursors.get(scopeId) === upTo) return cache;
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
    if (next.cursors.has(scope.scopeId) && scope.cursor <= held) continue;
    next = { ...next, cursors: new Map(next.cursors).set(scope.scopeId, Math.max(held, scope.cursor)) };
  }
  return next.epoch === answer.epoch ? next : { ...next, epoch: answer.epoch };
}

/** The city's row: of several scopes the highest revision, of equal ones the public one. */
export function baseReader(cache: Cache, scopeIds: readonly string[]) {
  let rowsById: ReadonlyMap<string, readonly WireRow[]> | null = null;
  return <T extends TableName>(table: T, id: string): RowTypes[T] | undefined => {
    rowsById ??= shownById(cache, scopeIds);
    let best: WireRow | undefined;
    for (const row of rowsById.get(id) ?? []) {
      if (row.table === table && (!best || isBetter(row, best, scopeIds))) best = row;
    }
    // The server's rows come from typed tables; what is wrong in them, the oracle finds.
    return best?.body as RowTypes[T] | undefined;
  };
}

function shownById({ rows }: Cache, scopeIds: readonly string[]): Map<string, WireRow[]> {
  const found = new Map<string, WireRow[]>();
  for (const row of rows.values()) {
    if (!row.body || !scopeIds.includes(row.scopeId)) continue;
    const others = found.get(row.id);
    if (others) others.push(row);
    else found.set(row.id, [row]);
  }
  return found;
}

const revOf = ({ body }: WireRow): number => (typeof body?.rev === 'number' ? body.rev : 0);

function isBetter(row: WireRow, than: WireRow, scopeIds: readonly string[]): boolean {
  const ahead = revOf(row) - revOf(than);
  return ahead > 0 || (ahead === 0 && scopeIds.indexOf(row.scopeId) < scopeIds.indexOf(than.scopeId));
}

export const scopesOfProjects = (projectIds: readonly string[]) => projectIds.map(projectScope);
