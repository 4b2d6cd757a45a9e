import { isOfPerson, type RowTypes, type TableName } from '@werkstadt/shared/sync/table';

/** A row in its table, typed together. */
export type StoredRow = { [T in TableName]: { readonly table: T; readonly row: RowTypes[T] } }[TableName];

export interface ChangedRow {
  readonly stored: StoredRow;
  /** It was not in the database when it was looked for: it must be inserted, or the batch run anew. */
  readonly isNew: boolean;
}

/**
 * Rows of one transaction: what was read (and is locked), and what is to be written. Going back behind a refused act costs
 * no round trip. Supports, follows and what was learnt are held by person, since several may act in one transaction.
 */
export class RowCache {
  /** Ids that were looked for in every table. */
  readonly #looked = new Set<string>();
  readonly #read = new Map<string, StoredRow>();
  readonly #changed = new Map<string, StoredRow>();
  /** What each change replaced, in their order. */
  readonly #replaced: { readonly key: string; readonly before: StoredRow | undefined }[] = [];

  knows(id: string): boolean {
    return this.#looked.has(id);
  }

  noteLooked(ids: readonly string[]): void {
    for (const id of ids) this.#looked.add(id);
  }

  get(table: TableName, id: string, personId: string): StoredRow | null {
    const key = keyOf(table, id, personId);
    return this.#changed.get(key) ?? this.#read.get(key) ?? null;
  }

  /** `personId`: whose row it is, where rows are a person's. */
  hold(stored: StoredRow, personId: string): void {
    this.#read.set(keyOf(stored.table, stored.row.id, personId), stored);
  }

  change(stored: StoredRow, personId: string): void {
    const key = keyOf(stored.table, stored.row.id, personId);
    this.#replaced.push({ key, before: this.#changed.get(key) });
    this.#changed.set(key, stored);
  }

  /** What is to be written; from here on it counts as read. */
  takeChanges(): ChangedRow[] {
    const changes = [...this.#changed].map(([key, stored]) => ({ stored, isNew: !this.#read.has(key) }));
    for (const [key, stored] of this.#changed) this.#read.set(key, stored);
    this.#changed.clear();
    this.#replaced.length = 0;
    return changes;
  }

  /** Answers how to go back to what is now. */
  mark(): () => void {
    const length = this.#replaced.length;
    return () => {
      for (const { key, before } of this.#replaced.splice(length).reverse()) {
        if (before) this.#changed.set(key, before);
        else this.#changed.delete(key);
      }
    };
  }
}

const keyOf = (table: TableName, id: string, personId: string) =>
  isOfPerson(table) ? `${table}/${id}/${personId}` : `${table}/${id}`;
