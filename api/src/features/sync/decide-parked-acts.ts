import { decideParked } from '@werkstadt/shared/sync/decide-parked';
import type { NumberedRow } from '@werkstadt/shared/sync/push-store';
import { appendAudit } from '../../db/audit-log.ts';
import { listCities } from '../../db/cities.ts';
import { mayTryAgain } from '../../db/sync/may-try-again.ts';
import { findMutations, type ParkedRow, readParked } from '../../db/sync/mutation-log.ts';
import { PostgresPushStore } from '../../db/sync/postgres-push-store.ts';
import { describeError } from '../../platform/log.ts';
import type { Services } from '../../platform/services.ts';
import { staffAct } from '../audit/staff-acts.ts';
import { outlineOf } from './batch-outline.ts';
import { verifying } from './verifying.ts';

/**
 * At the start of a version: what an older one could not understand is decided now, one act a transaction, in the order
 * the acts came. What still cannot be decided waits on. Several processes may do it at once.
 */
export async function decideParkedActs(
  services: Pick<Services, 'database' | 'log' | 'now'>,
  announce: (cityId: string, rows: readonly NumberedRow[]) => void,
): Promise<void> {
  const { database, log } = services;
  for (const { id, slug } of await listCities(database)) {
    const parked = await database.withCity(id, readParked);
    let decided = 0;
    for (const act of parked) {
      try {
        const taken = await decideOne(services, id, act);
        if (taken === null) continue;
        decided += 1;
        announce(id, taken);
      } catch (error) {
        // It stays parked; the next start, or its phone's question, comes back to it.
        if (!mayTryAgain(error)) log('error', 'parked-act-failed', { mid: act.mid, ...describeError(error) });
      }
    }
    if (parked.length > 0) log('info', 'parked-acts', { city: slug, decided, waiting: parked.length - decided });
  }
}

function decideOne(
  { database, now }: Pick<Services, 'database' | 'now'>,
  cityId: string,
  act: ParkedRow,
): Promise<readonly NumberedRow[] | null> {
  return database.withCity(cityId, async (tx) => {
    const store = new PostgresPushStore(tx, cityId, outlineOf([act.raw]));
    const at = now();
    const taken = await decideParked(store, act, { cityId, now: at.toISOString(), verifying });
    await store.settle();
    const { mid, accountId, raw } = act;
    const [decided] = taken ? await findMutations(tx, [mid], []) : [];
    const told = decided?.status === 'applied' ? staffAct(raw) : null;
    if (told) await appendAudit(tx, cityId, { ...told, at, accountId });
    return taken;
  });
}
