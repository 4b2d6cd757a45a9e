import { parseScope } from '@werkstadt/shared/sync/scope';
import type { RowTypes, TableName } from '@werkstadt/shared/sync/table';
import { tableNames } from '@werkstadt/shared/sync/table';

/** One row as one scope shows it; `body` null = tombstone. */
export interface ScopeRow<T extends TableName = TableName> {
  readonly scopeId: string;
  readonly table: T;
  readonly id: string;
  readonly v: number;
  readonly body: RowTypes[T] | null;
}

export type RowKey = readonly [table: TableName, id: string];

const audienceRank = (scopeId: string): number => {
  const scope = parseScope(scopeId);
  if (scope?.kind === 'project') return scope.audience === 'pub' ? 3 : 2;
  return scope?.kind === 'city' ? 3 : 1;
};

const revisionOf = (body: object): number => ('rev' in body && typeof body.rev === 'number' ? body.rev : 0);

/**
 * The rows of all held scopes in memory, and for each entity the one to show. The same entity may lie in several
 * scopes (own words are also in one's own scope): the higher content revision is shown, at equal ones the scope with
 * the wider audience, because only there counts move.
 */
export class RowIndex {
  readonly #holders = new Map<TableName, Map<string, ScopeRow[]>>(tableNames.map((table) => [table, new Map()]));

  #table(table: TableName): Map<string, ScopeRow[]> {
    const found = this.#holders.get(table);
    if (!found) throw new Error(`table ${table} is not synced`);
    return found;
  }

  get<T extends TableName>(table: T, id: string): RowTypes[T] | undefined {
    const holders = this.#table(table).get(id);
    if (!holders) return undefined;
    let best: ScopeRow | undefined;
    for (const row of holders) if (row.body && (!best || shownBefore(row, best))) best = row;
    return (best?.body as RowTypes[T] | null | undefined) ?? undefined;
  }

  /** Whether the scope holds this entity, tombstones not counted. */
  heldIn(table: TableName, id: string, scopeId: string): boolean {
    return (
      this.#table(table)
        .get(id)
        ?.some((row) => row.scopeId === scopeId && row.body !== null) ?? false
    );
  }

  ids(table: TableName): IterableIterator<string> {
    return this.#table(table).keys();
  }

  /** Enters what is newer than what is held ([S13]); answers what may look different now. */
  apply(rows: Iterable<ScopeRow>): RowKey[] {
    const changed: RowKey[] = [];
    for (const row of rows) {
      const table = this.#table(row.table);
      const holders = table.get(row.id);
      if (!holders) {
        table.set(row.id, [row]);
        changed.push([row.table, row.id]);
        continue;
      }
      const index = holders.findIndex((held) => held.scopeId === row.scopeId);
      const held = holders[index];
      if (held && held.v >= row.v) continue;
      if (held) holders[index] = row;
      else holders.push(row);
      changed.push([row.table, row.id]);
    }
    return changed;
  }

  /** Scopes with rows here, also those whose first pull has not come. */
  scopeIds(): string[] {
    const scopes = new Set<string>();
    for (const entities of this.#holders.values())
      for (const holders of entities.values()) for (const { scopeId } of holders) scopes.add(scopeId);
    return [...scopes];
  }

  /** Forgets a scope ([S16], reset); answers what may look different now. */
  drop(scopeId: string): RowKey[] {
    return this.#remove((row) => row.scopeId === scopeId);
  }

  /** Of a scope's rows up to this number only the given ones stay; answers what may look different now. */
  keepOnly(scopeId: string, upTo: number, rows: readonly ScopeRow[]): RowKey[] {
    const told = new Set(rows.filter((row) => row.scopeId === scopeId).map(({ table, id }) => `${table}/${id}`));
    return this.#remove((row) => row.scopeId === scopeId && row.v <= upTo && !told.has(`${row.table}/${row.id}`));
  }

  #remove(gone: (row: ScopeRow) => boolean): RowKey[] {
    const changed: RowKey[] = [];
    for (const [table, entities] of this.#holders) {
      for (const [id, holders] of entities) {
        const left = holders.filter((row) => !gone(row));
        if (left.length === holders.length) continue;
        if (left.length === 0) entities.delete(id);
        else entities.set(id, left);
        changed.push([table, id]);
      }
    }
    return changed;
  }
}

function shownBefore(a: ScopeRow, b: ScopeRow): boolean {
  const revisions = revisionOf(a.body ?? {}) - revisionOf(b.body ?? {});
  return revisions !== 0 ? revisions > 0 : audienceRank(a.scopeId) > audienceRank(b.scopeId);
}
