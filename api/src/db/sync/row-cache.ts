import type { RowTypes, TableName } from '@werkstadt/shared/sync/table';

/** A row in its table, typed together. */
export type StoredRow = { [T in TableName]: { readonly table: T; readonly row: RowTypes[T] } }[TableName];

export interface ChangedRow {
  readonly stored: StoredRow;
  /** It was not in the database when it was looked for: it must be inserted, or the batch run anew. */
  readonly isNew: boolean;
}

/**
 * Rows of one transaction: what was read (and is locked), and what is to be written. A savepoint is a copy of the
 * latter, so that a refused act costs no round trip.
 */
export class RowCache {
  readonly #read = new Map<string, StoredRow | null>();
  #changed = new Map<string, StoredRow>();

  knows(table: TableName, id: string): boolean {
    const key = keyOf(table, id);
    return this.#changed.has(key) || this.#read.has(key);
  }

  get(table: TableName, id: string): StoredRow | null {
    const key = keyOf(table, id);
    return this.#changed.get(key) ?? this.#read.get(key) ?? null;
  }

  hold(table: TableName, id: string, stored: StoredRow | null): void {
    this.#read.set(keyOf(table, id), stored);
  }

  change(stored: StoredRow): void {
    this.#changed.set(keyOf(stored.table, stored.row.id), stored);
  }

  changes(): ChangedRow[] {
    return [...this.#changed].map(([key, stored]) => ({ stored, isNew: (this.#read.get(key) ?? null) === null }));
  }

  mark(): () => void {
    const before = new Map(this.#changed);
    return () => {
      this.#changed = before;
    };
  }
}

const keyOf = (table: TableName, id: string) => `${table}/${id}`;
