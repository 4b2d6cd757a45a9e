import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { type RowTypes, rowSchemas, type TableName } from '@werkstadt/shared/sync/table';
import type { ApiClient } from '../api-client.ts';
import type { RowRecord } from '../db/cache-database.ts';
import type { CityCache, CursorStep } from '../db/city-cache.ts';
import type { CityMemory } from './city-memory.ts';
import type { Network } from './network.ts';
import type { ScopeRow } from './row-index.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tabs } from './sync-messages.ts';
import type { VaultAccess } from './vault-access.ts';

/** What the runners of one open city share. */
export interface CityParts {
  readonly city: CityInfo;
  readonly api: ApiClient;
  readonly memory: CityMemory;
  /** Null where this browser keeps nothing. */
  readonly cache: CityCache | null;
  readonly vault: VaultAccess;
  readonly tabs: Tabs;
  readonly network: Network;
  readonly surroundings: Surroundings;
  /** ISO 8601, this device's clock. */
  readonly isoNow: () => string;
}

/**
 * Rows as their tables' schemas read them. One that this version of the app cannot read is left out here; the cache
 * keeps it as it came, so a later version shows it without another download.
 */
export function readableRows(records: Iterable<WireRow | RowRecord>): ScopeRow[] {
  const rows: ScopeRow[] = [];
  for (const { scopeId, table, id, v, body } of records) {
    if (!isTableName(table)) continue;
    if (body === null) {
      rows.push({ scopeId, table, id, v, body: null });
      continue;
    }
    const parsed = rowSchemas[table].safeParse(body);
    if (parsed.success) rows.push({ scopeId, table, id, v, body: parsed.data satisfies RowTypes[TableName] });
    else console.warn(`a row of ${table} cannot be read by this version`, parsed.error.issues);
  }
  return rows;
}

const isTableName = (table: string): table is TableName => Object.hasOwn(rowSchemas, table);

/** Shows rows in this tab and the others, then keeps them for the next start. */
export async function enterRows(
  parts: Pick<CityParts, 'memory' | 'cache' | 'tabs' | 'isoNow'>,
  received: readonly WireRow[],
  steps: readonly CursorStep[],
  epoch: string,
): Promise<void> {
  if (received.length === 0 && steps.length === 0) return;
  const { memory, cache, tabs } = parts;
  const at = parts.isoNow();
  const rows = readableRows(received);
  memory.enter(rows, steps, at, epoch);
  await memory.fold();
  tabs.tell({ type: 'rows', rows, steps, at, epoch });
  try {
    await cache?.enter(received, steps, at);
  } catch (error) {
    // They are on screen and can be fetched again; only the next start without a network misses them.
    console.warn('rows could not be kept on this device', error);
  }
}

/** The city was restored ([S27]): also rows of scopes whose first pull has not come yet are of a time that is gone. */
export async function dropEverything(
  { memory, cache, tabs }: Pick<CityParts, 'memory' | 'cache' | 'tabs'>,
  epoch: string,
): Promise<void> {
  memory.dropAll(epoch);
  tabs.tell({ type: 'restored', epoch });
  try {
    await cache?.dropAll();
  } catch (error) {
    console.warn('rows could not be removed from this device', error);
  }
}

export async function dropScopes(
  { memory, cache, tabs }: Pick<CityParts, 'memory' | 'cache' | 'tabs'>,
  scopeIds: readonly string[],
): Promise<void> {
  if (scopeIds.length === 0) return;
  for (const scopeId of scopeIds) memory.drop(scopeId);
  tabs.tell({ type: 'dropped', scopeIds });
  try {
    for (const scopeId of scopeIds) await cache?.dropScope(scopeId);
  } catch (error) {
    console.warn('rows could not be removed from this device', error);
  }
}
