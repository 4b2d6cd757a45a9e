import type { Surroundings } from './surroundings.ts';

/** A run takes far less; whoever holds the lock this long is a frozen tab ([S24]). */
const FROZEN_MS = 60_000;

/**
 * Lets one tab at a time send, only while a run lasts. `run` answers whether the work was done here. Where another tab
 * has held the lock for a minute the work is done all the same: the server recognises repeats.
 */
export function drainLock(name: string, { locks, elapsed }: Pick<Surroundings, 'locks' | 'elapsed'>) {
  let refusedSince: number | null = null;
  return async (work: () => Promise<void>): Promise<boolean> => {
    const frozen = refusedSince !== null && elapsed() - refusedSince > FROZEN_MS;
    if (!locks || frozen) {
      refusedSince = null;
      await work();
      return true;
    }
    const done = await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false;
      await work();
      return true;
    });
    refusedSince = done ? null : (refusedSince ?? elapsed());
    return done;
  };
}
