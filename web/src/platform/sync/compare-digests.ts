import { digestOf, digestsDiffer } from '@werkstadt/shared/sync/scope-digest';
import { type TableName, tableNumbers } from '@werkstadt/shared/sync/table';
import { sha256 } from '../session/device-key.ts';
import { type CityParts, dropScopes } from './city-parts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A moment that lies ahead was kept by a clock that was wrong then or is wrong now, and means nothing ([S23]). */
function isRecent(comparedAt: string, nowMs: number): boolean {
  const passedMs = nowMs - Date.parse(comparedAt);
  return passedMs >= 0 && passedMs < DAY_MS;
}

const isTableName = (table: string): table is TableName => Object.hasOwn(tableNumbers, table);

/**
 * [S15]: compares what is kept of each scope with the city, a day after it was last known to be right. Where they
 * differ the scope is dropped, to be pulled anew, and the journal says so. Answers whether one was.
 */
export async function compareDigests(parts: CityParts): Promise<boolean> {
  const { api, city, cache, vault, surroundings, isoNow } = parts;
  if (!cache) return false;
  const differing: string[] = [];
  for (const { scopeId, comparedAt } of await cache.scopes()) {
    if (comparedAt !== undefined && isRecent(comparedAt, surroundings.now())) continue;
    const held = await cache.readScope(scopeId);
    // Kept by a later version of the app: this one cannot tell what the city would say of it.
    const rows = held?.rows.flatMap(({ table, ...row }) => (isTableName(table) ? [{ table, ...row }] : []));
    if (!held?.scope.complete || rows?.length !== held.rows.length) continue;
    const answer = await api.digest(city.id, scopeId, held.scope.cursor);
    if (!answer.ok || answer.value.kind === 'moved') continue;
    if (digestsDiffer(await digestOf(rows, { sha256 }), answer.value.digest)) differing.push(scopeId);
    else await cache.noteCompared(scopeId, isoNow());
  }
  if (differing.length === 0) return false;
  console.warn('what was kept of the city differs from what it shows; it is fetched anew', differing);
  await vault.current?.meta.journal({ event: 'digest-mismatch', detail: differing.join(' ') });
  await dropScopes(parts, differing, { beginAnew: true });
  return true;
}
