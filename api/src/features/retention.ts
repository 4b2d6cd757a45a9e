import { listCities } from '../db/cities.ts';
import { removeExpired } from '../db/retention.ts';
import { describeError } from '../platform/log.ts';
import type { Services } from '../platform/services.ts';
import { citizenBegunAfter, citizenSeenAfter } from './session/caller.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const COUNTED_MS = DAY_MS;
const REFUSED_WORDS_MS = 180 * DAY_MS;
const FORGOTTEN_ROUND_MS = 7 * DAY_MS;
/** From its first test to its second a course may take a school term. */
const FORGOTTEN_COURSE_MS = 180 * DAY_MS;
const HALF_SENT_PHOTO_MS = 30 * DAY_MS;
const SECURITY_LOG_MS = 90 * DAY_MS;
/** Longer than any phone that still comes back has been away. */
const TOMBSTONE_MS = 400 * DAY_MS;

/** Removes what has served its time, city by city ([TR20]). Several processes may do it at once. */
export async function tidy({ database, now, log }: Services): Promise<void> {
  const at = now();
  for (const { id, slug } of await listCities(database)) {
    const removed = await database.withCity(id, (tx) =>
      removeExpired(tx, {
        now: at,
        sessionSeenAfter: citizenSeenAfter(at),
        sessionBegunAfter: citizenBegunAfter(at),
        countedAfter: new Date(at.getTime() - COUNTED_MS),
        refusedAfter: new Date(at.getTime() - REFUSED_WORDS_MS),
        roundOpenedAfter: new Date(at.getTime() - FORGOTTEN_ROUND_MS),
        courseOpenedAfter: new Date(at.getTime() - FORGOTTEN_COURSE_MS),
        photoTouchedAfter: new Date(at.getTime() - HALF_SENT_PHOTO_MS),
        signedInAfter: new Date(at.getTime() - SECURITY_LOG_MS),
        scopeNotedBefore: new Date(at.getTime() - DAY_MS),
        goneAfter: new Date(at.getTime() - TOMBSTONE_MS),
      }),
    );
    if (Object.values(removed).some((count) => count > 0)) log('info', 'tidied', { city: slug, ...removed });
  }
}

/** Tidies now and every hour until the returned function is called. */
export function tidyHourly(services: Services): () => void {
  const run = () => {
    tidy(services).catch((error: unknown) => services.log('error', 'tidy-failed', describeError(error)));
  };
  run();
  const timer = setInterval(run, HOUR_MS);
  return () => clearInterval(timer);
}
