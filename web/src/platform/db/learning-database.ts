import Dexie, { type Table } from 'dexie';
import { storageName } from '../storage/registry.ts';
import { commitNow, letGo, withReopen } from './durable-write.ts';
import type { DatabaseEngine } from './vault-database.ts';

interface LearningRecord {
  readonly key: string;
  readonly value: unknown;
}

class LearningDatabase extends Dexie {
  declare readonly records: Table<LearningRecord, string>;

  constructor(engine: DatabaseEngine) {
    super(storageName('learning'), { ...engine, chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ records: 'key' });
  }
}

/** What somebody has learnt and answered, record by record. Strict: an answer that was given must not be asked again. */
export interface LearningRecords {
  readonly readAll: () => Promise<ReadonlyMap<string, unknown>>;
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Takes everything off this device (the erase flow). */
  readonly destroy: () => Promise<void>;
}

/** Opened for the first time it makes the database: not before somebody has begun to learn ([TR12]). */
export function openLearningRecords(engine: DatabaseEngine = { indexedDB, IDBKeyRange }): LearningRecords {
  const database = new LearningDatabase(engine);
  // Another tab erases the person: let go at once, and never make an empty database of the same name.
  database.on('versionchange', (event) => {
    if (!event.newVersion) letGo(database);
  });
  const write = (work: () => Promise<unknown>) =>
    withReopen(database, () =>
      database.transaction('rw', database.records, async () => {
        await work();
        commitNow();
      }),
    );
  return {
    async readAll() {
      const records = await withReopen(database, () => database.records.toArray());
      return new Map(records.map(({ key, value }) => [key, value]));
    },
    put: (key, value) => write(() => database.records.put({ key, value })),
    remove: (key) => write(() => database.records.delete(key)),
    destroy: () => {
      letGo(database);
      return database.delete({ disableAutoOpen: true });
    },
  };
}

/** Whether anybody ever learnt on this device; true where the browser does not tell. */
export async function hasLearningDatabase(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<boolean> {
  if (!factory) return false;
  if (!('databases' in factory)) return true;
  return (await factory.databases()).some(({ name }) => name === storageName('learning'));
}
