import { setTimeout as sleep } from 'node:timers/promises';
import { mayTryAgain } from '../../db/sync/may-try-again.ts';
import { Refusal } from '../../platform/refusal.ts';

const ATTEMPTS = 4;

/** Runs a transaction; one that lost a race is run anew, three times at most ([S12]). */
export async function decideAnew<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (!mayTryAgain(error)) throw error;
      if (attempt === ATTEMPTS) throw new Refusal('server-busy', { retryAfterSeconds: 1 });
      await sleep(Math.random() * 20 * attempt);
    }
  }
}
