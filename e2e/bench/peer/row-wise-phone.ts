/** Dexie as it is commonly used: a record for each row, written with `bulkPut`, read with `toArray`. */
import Dexie, { type Table } from 'dexie';
import type { PeerRow } from './peer-row.ts';

export interface RowWisePhone {
  readonly putAll: (rows: readonly PeerRow[]) => Promise<void>;
  readonly readAll: () => Promise<number>;
}

export function openRowWise(): RowWisePhone {
  const database = new Dexie('row-wise');
  database.version(1).stores({ rows: 'id, v' });
  const rows: Table<PeerRow, string> = database.table('rows');
  return {
    putAll: async (all) => {
      await rows.bulkPut([...all]);
    },
    readAll: async () => (await rows.toArray()).length,
  };
}
