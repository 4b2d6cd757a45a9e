import type { ScopeProgress } from '@werkstadt/shared/sync/scope-progress';
import Dexie, { type Table } from 'dexie';
import { storageName } from '../storage/registry.ts';
import type { PageColumns } from './page-columns.ts';
import type { DatabaseEngine } from './vault-database.ts';

/** Raised when the shape of cached rows changes: the old cache is dropped and pulled anew. */
export const CACHE_VERSION = 1;

export interface ScopeRecord extends ScopeProgress {
  readonly scopeId: string;
  readonly epoch: string;
  /** The first pull has come to its end. */
  readonly complete: boolean;
  /** ISO 8601, this device's clock. */
  readonly lastPullAt: string;
  /** ISO 8601, the server's clock at that pull. */
  readonly serverTime: string;
  /** ISO 8601, this device's clock: when all of it was last known to be what the city shows ([S15]). */
  readonly comparedAt?: string;
}
export interface RowRecord {
  readonly scopeId: string;
  readonly table: string;
  readonly id: string;
  readonly v: number;
  /** Null = tombstone. */
  readonly body: unknown;
  /** Names the code whose schemas have read the body: the same code need not read it again at each start. */
  readonly readBy?: string;
}
/** Some hundred rows in one record: reading 10 000 rows one by one takes ten times as long. */
export interface PageRecord {
  readonly scopeId: string;
  readonly page: number;
  readonly rows: readonly RowRecord[];
}

/** Rows of the held scopes. Can be fetched again, so it may go at any moment. */
export class CacheDatabase extends Dexie {
  declare readonly scopes: Table<ScopeRecord, string>;
  declare readonly pages: Table<PageRecord, [string, number]>;
  /** Of pages; a page that an earlier version of the app has written may have none yet. */
  declare readonly columns: Table<PageColumns, [string, number]>;
  declare readonly row: Table<RowRecord, [string, string, string]>;

  constructor(cityId: string, engine: DatabaseEngine) {
    super(storageName('cache', { city: cityId, version: String(CACHE_VERSION) }), {
      ...engine,
      chromeTransactionDurability: 'relaxed',
      cache: 'disabled',
    });
    this.version(1).stores({ scopes: 'scopeId', pages: '[scopeId+page]', row: '[scopeId+table+id], scopeId' });
    this.version(2).stores({ columns: '[scopeId+page]' });
  }
}
