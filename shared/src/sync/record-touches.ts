import type { Actor } from '../person/role.ts';
import type { RowInScope, TouchedRow } from './push-store.ts';
import { authorOf, scopesOfRow, type TableRow } from './scopes-of-row.ts';
import type { RowTypes, TableName } from './table.ts';
import type { Transaction } from './transaction.ts';

/** A touched row and what the scope shows of it now; `body` null = it has left the scope. */
export interface Touch extends TouchedRow {
  readonly body: TableRow['row'] | null;
}

/** The given transaction, watched: afterwards it tells which rows of which scopes one mutation has changed. */
export function recordTouches(tx: Transaction, cityId: string, actor: Actor) {
  const before = new Map<string, TableRow | null>();
  const after = new Map<string, TableRow>();
  const keyOf = (table: TableName, id: string) => `${table}/${id}`;
  // The pair comes from one typed call, so table and row belong together.
  const pair = <T extends TableName>(table: T, row: RowTypes[T]) => ({ table, row }) as unknown as TableRow;

  const transaction: Transaction = {
    get: async (table, id) => {
      const row = await tx.get(table, id);
      const key = keyOf(table, id);
      if (!before.has(key)) before.set(key, row ? pair(table, row) : null);
      return row;
    },
    put: async (table, row) => {
      const key = keyOf(table, row.id);
      if (!before.has(key)) await transaction.get(table, row.id);
      await tx.put(table, row);
      after.set(key, pair(table, row));
    },
    nextReceiptNumber: () => tx.nextReceiptNumber(),
    personOf: (participantId) => tx.personOf(participantId),
  };

  async function scopesOf(of: TableRow): Promise<string[]> {
    const author = authorOf(of);
    const person = author === null ? null : author === actor.participantId ? actor.personId : await tx.personOf(author);
    return scopesOfRow(of, cityId, person);
  }

  /** Rows that were put, and tombstones in the scopes they have left. */
  async function touches(): Promise<Touch[]> {
    const found: Touch[] = [];
    for (const [key, now] of after) {
      const { table, row } = now;
      const scopes = await scopesOf(now);
      for (const scopeId of scopes) found.push({ scopeId, table, id: row.id, deleted: false, body: row });
      const held = before.get(key);
      for (const scopeId of held ? await scopesOf(held) : []) {
        if (!scopes.includes(scopeId)) found.push({ scopeId, table, id: row.id, deleted: true, body: null });
      }
    }
    return found;
  }

  /** Rows that were read: when nothing was changed, they are what already shows the intent. */
  async function witnesses(): Promise<RowInScope[]> {
    const found: RowInScope[] = [];
    for (const seen of before.values()) {
      if (!seen) continue;
      for (const scopeId of await scopesOf(seen)) found.push({ scopeId, table: seen.table, id: seen.row.id });
    }
    return found;
  }

  return { transaction, touches, witnesses };
}
