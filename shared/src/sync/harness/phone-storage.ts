import type { Outbox, OutboxChange, OutboxRow } from '../outbox.ts';
import type { PullAnswer, WireRow } from '../protocol.ts';
import { projectScope } from '../scope.ts';
import { pushedRowsAbove, questionFrom, type ScopeProgress, stepTo, takeStep, wholeUpTo } from '../scope-progress.ts';
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
  readonly scopes: ReadonlyMap<string, ScopeProgress>;
  readonly rows: ReadonlyMap<string, WireRow>;
}
export const emptyCache: Cache = { epoch: null, scopes: new Map(), rows: new Map() };

/** Up to where each held scope is whole. */
export const reached = ({ scopes }: Cache): ReadonlyMap<string, number> =>
  new Map([...scopes].map(([scopeId, progress]) => [scopeId, wholeUpTo(progress)]));

const keyOf = ({ scopeId, table, id }: Pick<WireRow, 'scopeId' | 'table' | 'id'>) => `${scopeId}/${table}/${id}`;

/** Rows of a push answer, unless the cache is of another epoch. */
export const withPushed = (cache: Cache, rows: readonly WireRow[], epoch: string): Cache =>
  cache.epoch !== null && cache.epoch !== epoch
    ? cache
    : withRows(cache, rows, epoch, (scopeId) => pushedRowsAbove(cache.scopes.get(scopeId)));

/** Enters what is newer than the numbers given and than what is held. */
function withRows(cache: Cache, rows: readonly WireRow[], epoch: string, above: (scopeId: string) => number): Cache {
  // Most pulls bring nothing; then nothing is copied.
  let entered: Map<string, WireRow> | null = null;
  for (const row of rows) {
    if (row.v <= above(row.scopeId)) continue;
    const key = keyOf(row);
    const held = (entered ?? cache.rows).get(key);
    if (held && held.v >= row.v) continue;
    entered ??= new Map(cache.rows);
    entered.set(key, row);
  }
  return entered === null && cache.epoch === epoch ? cache : { ...cache, epoch, rows: entered ?? cache.rows };
}

/** Lets go of a scope; of one that begins anew it is known that nothing of it is here. */
export function withoutScope(cache: Cache, scopeId: string, beginsAnew: boolean): Cache {
  const scopes = new Map(cache.scopes);
  if (beginsAnew) scopes.set(scopeId, { cursor: 0 });
  else scopes.delete(scopeId);
  return { ...cache, scopes, rows: new Map([...cache.rows].filter(([, row]) => row.scopeId !== scopeId)) };
}

function withoutRows(cache: Cache, scopeId: string, upTo: number): Cache {
  const kept = new Map([...cache.rows].filter(([, row]) => row.scopeId !== scopeId || row.v > upTo));
  return kept.size === cache.rows.size ? cache : { ...cache, rows: kept };
}

/** Takes in a pull asked for with the cursors of `asked`; another tab may have moved on meanwhile. */
export function withPull(cache: Cache, asked: Cache, answer: PullAnswer): Cache {
  if (cache.epoch !== null && cache.epoch !== answer.epoch) {
    // The city was restored; or this answer is from before, and late.
    return asked.epoch === cache.epoch ? { ...emptyCache, epoch: answer.epoch } : cache;
  }
  let next = cache;
  for (const scope of answer.scopes) {
    const { scopeId } = scope;
    if (scope.kind !== 'rows') {
      next = withoutScope(next, scopeId, scope.kind === 'reset');
      continue;
    }
    const taken = takeStep(next.scopes.get(scopeId), stepTo(questionFrom(asked.scopes.get(scopeId)), scope));
    if (!taken) continue;
    const { progress, goneUpTo, lateUpTo } = taken;
    if (goneUpTo > 0) next = withoutRows(next, scopeId, goneUpTo);
    next = withRows(next, scope.rows, answer.epoch, () => lateUpTo);
    if (progress !== next.scopes.get(scopeId)) next = { ...next, scopes: new Map(next.scopes).set(scopeId, progress) };
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
