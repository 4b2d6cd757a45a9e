import { forgetWhoSignedIn } from './audit-log.ts';
import type { CityTransaction } from './database.ts';
import { removeForgottenPhotos } from './photos.ts';
import { purgeTombstones } from './sync/tombstones.ts';
import { removeForgottenRounds } from './workshop.ts';

export interface RetentionLimits {
  readonly now: Date;
  /** Sessions last seen before, or begun before, are over. */
  readonly sessionSeenAfter: Date;
  readonly sessionBegunAfter: Date;
  /** Calls counted in windows that began before are forgotten. */
  readonly countedAfter: Date;
  /** Refused acts that came before keep `mid` and hash alone. */
  readonly refusedAfter: Date;
  /** Group rounds opened before and never closed are gone, with their results. */
  readonly roundOpenedAfter: Date;
  /** The same for rounds of the course. */
  readonly courseOpenedAfter: Date;
  /** Photos begun, and not a byte more came since: they are asked for from the start. */
  readonly photoTouchedAfter: Date;
  /** Who signed in before is not told any more. */
  readonly signedInAfter: Date;
  /** A scope with marks of what is gone is noted once a day; such marks go when they are older than this. */
  readonly scopeNotedBefore: Date;
  readonly goneAfter: Date;
}

/** Removes what has served its time from one city ([TR20]). Counts of what went, for the log. */
export async function removeExpired(tx: CityTransaction, limits: RetentionLimits): Promise<Record<string, number>> {
  const { now, sessionSeenAfter, sessionBegunAfter, countedAfter, refusedAfter } = limits;
  const { roundOpenedAfter, courseOpenedAfter, photoTouchedAfter } = limits;
  const nonces = await tx`delete from used_nonce where expires_at < ${now}`;
  const codes = await tx`delete from sign_in_code where expires_at < ${now}`;
  const windows = await tx`delete from rate_window where starts_at < ${countedAfter}`;
  const sessions = await tx`
    delete from session where last_seen_at <= ${sessionSeenAfter} or created_at <= ${sessionBegunAfter}`;
  const words = await tx`
    update mutation_log set envelope = null
    where status = 'rejected' and envelope is not null and received_at < ${refusedAfter}`;
  const rounds = await removeForgottenRounds(tx, { round: roundOpenedAfter, course: courseOpenedAfter });
  const photos = await removeForgottenPhotos(tx, photoTouchedAfter);
  const signIns = await forgetWhoSignedIn(tx, limits.signedInAfter);
  const tombstones = await purgeTombstones(tx, {
    now,
    markedBefore: limits.scopeNotedBefore,
    keptAfter: limits.goneAfter,
  });
  return {
    nonces: nonces.count,
    codes: codes.count,
    windows: windows.count,
    sessions: sessions.count,
    refusedWords: words.count,
    rounds,
    photos,
    signIns,
    tombstones,
  };
}
