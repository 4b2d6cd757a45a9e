import Dexie, { type DexieOptions, type Table } from 'dexie';
import { storageName } from '../storage/registry.ts';

/** Where databases lie: the browser's own IndexedDB unless a test brings another one. */
export type DatabaseEngine = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

export interface MetaRecord {
  readonly k: string;
  readonly value: unknown;
}
export interface EventRecord {
  readonly n?: number;
  /** ISO 8601, this device's clock. */
  readonly at: string;
  readonly event: string;
  readonly mid: string | null;
  readonly detail: string | null;
}

/** Part `i` of a photo's bytes. */
export interface ChunkRecord {
  readonly sha256: string;
  readonly i: number;
  readonly data: ArrayBuffer;
}

/**
 * What cannot be fetched again: own acts and photos until the city has them for sure, drafts, the device key. Changed additively
 * only (old code must open a newer database), dropped by the erase flow alone.
 */
export class VaultDatabase extends Dexie {
  declare readonly meta: Table<MetaRecord, string>;
  declare readonly outbox: Table<unknown, number>;
  declare readonly drafts: Table<unknown, string>;
  declare readonly events: Table<EventRecord, number>;
  declare readonly photos: Table<unknown, string>;
  declare readonly chunks: Table<ChunkRecord, [string, number]>;

  constructor(cityId: string, ownerId: string, engine: DatabaseEngine) {
    super(storageName('vault', { city: cityId, owner: ownerId }), {
      ...engine,
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    });
    this.version(1).stores({
      meta: 'k',
      outbox: 'n, &mid, &[replica+seq], state, scopeId, *entityIds',
      drafts: 'id, projectId, updatedAt',
      events: '++n, at',
    });
    this.version(2).stores({ photos: 'sha256', chunks: '[sha256+i]' });
  }
}
