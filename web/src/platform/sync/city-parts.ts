import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { type RowTypes, rowSchemas, type TableName } from '@werkstadt/shared/sync/table';
import type { ApiClient } from '../api-client.ts';
import { rowForm } from '../app-version.ts';
import type { RowRecord } from '../db/cache-database.ts';
import type { CityCache } from '../db/city-cache.ts';
import type { CursorStep } from '../db/cursor-steps.ts';
import { nextTask } from '../in-slices.ts';
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
 * A row as its table's schema reads it; null where this version of the app cannot. The cache keeps such a row as it came,
 * so a later version shows it without another download.
 */
function readRow({ scopeId, table, id, v, body }: WireRow | RowRecord): ScopeRow | null {
  if (!isTableName(table)) return null;
  if (body === null) return { scopeId, table, id, v, body: null };
  const parsed = rowSchemas[table].safeParse(body);
  if (parsed.success) return { scopeId, table, id, v, body: parsed.data satisfies RowTypes[TableName] };
  console.warn(`a row of ${table} cannot be read by this version`, parsed.error.issues);
  return null;
}

/** Kept rows. What this very code has read and kept is not read again: a hundred thousand would take a phone many seconds. */
export function keptRows(records: Iterable<RowRecord>): ScopeRow[] {
  const rows: ScopeRow[] = [];
  for (const record of records) {
    const row = wasReadHere(record) ? record : readRow(record);
    if (row) rows.push(row);
  }
  return rows;
}

const wasReadHere = (record: RowRecord): record is RowRecord & ScopeRow => record.readBy === rowForm;

const isTableName = (table: string): table is TableName => Object.hasOwn(rowSchemas, table);

/** Reading, showing, telling and keeping so many is more than one task of a slow phone. */
const MANY_ROWS = 100;

/**
 * Shows rows in this tab and the others, then keeps them for the next start. Of many steps the last one shows: `show`.
 */
export async function enterRows(
  parts: Pick<CityParts, 'memory' | 'cache' | 'tabs' | 'isoNow'>,
  received: readonly WireRow[],
  steps: readonly CursorStep[],
  epoch: string,
  { show } = { show: true },
): Promise<void> {
  if (received.length === 0 && steps.length === 0) return;
  const { memory, cache, tabs } = parts;
  const at = parts.isoNow();
  const rows: ScopeRow[] = [];
  const records = received.map((record): RowRecord => {
    const row = readRow(record);
    if (!row) return record;
    rows.push(row);
    return { ...row, readBy: rowForm };
  });
  memory.enter(rows, steps, at, epoch);
  // They are in and their cursors with them: from here on a person may come between.
  const many = received.length > MANY_ROWS;
  if (many) await nextTask();
  if (show) await memory.fold();
  if (many) await nextTask();
  tabs.tell({ type: 'rows', rows, steps, at, epoch });
  try {
    await cache?.enter(records, steps, at);
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

/** `beginAnew`: they are pulled again, and until then own received acts stay in view ([S19]). */
export async function dropScopes(
  { memory, cache, tabs }: Pick<CityParts, 'memory' | 'cache' | 'tabs'>,
  scopeIds: readonly string[],
  { beginAnew }: { readonly beginAnew: boolean },
): Promise<void> {
  if (scopeIds.length === 0) return;
  for (const scopeId of scopeIds) memory.drop(scopeId, beginAnew);
  tabs.tell({ type: 'dropped', scopeIds, beginAnew });
  try {
    for (const scopeId of scopeIds) await cache?.dropScope(scopeId);
  } catch (error) {
    console.warn('rows could not be removed from this device', error);
  }
}
