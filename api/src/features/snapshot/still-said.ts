import { PULL_LIMIT } from '@werkstadt/shared/sync/protocol';
import type { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';
import { mayReadNow } from '../sync/may-read-now.ts';
import type { Snapshot } from './snapshot.ts';
import { shortId, wordsOf } from './words-of.ts';

/**
 * Whether everything in a snapshot may still be read by everybody, asked of the database at each request ([S31]): same
 * epoch, a public scope, and no row of it gone, erased or worded anew since. Answers the scope's number now.
 */
export async function stillSaid(
  store: PostgresPullStore,
  cityId: string,
  snapshot: Snapshot,
): Promise<{ readonly v: number } | null> {
  const { scopeId, epoch, tombstonesFrom } = snapshot.manifest;
  if ((await store.readEpoch()) !== epoch) return null;
  if (!(await mayReadNow(store, scopeId, cityId, null))) return null;
  const numbers = await store.readScopeNumbers(scopeId);
  if (!numbers || numbers.v < snapshot.manifest.v || numbers.tombstonesFrom > tombstonesFrom) return null;
  for (let cursor = snapshot.checkedV; cursor < numbers.v; ) {
    const rows = await store.readRowsAfter(scopeId, cursor, PULL_LIMIT);
    for (const row of rows) {
      const said = snapshot.words.get(shortId(row));
      if (said !== undefined && (row.body === null || wordsOf(row) !== said)) return null;
    }
    cursor = rows.length < PULL_LIMIT ? numbers.v : (rows.at(-1)?.v ?? numbers.v);
  }
  snapshot.checkedV = Math.max(snapshot.checkedV, numbers.v);
  return { v: numbers.v };
}
