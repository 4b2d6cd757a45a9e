import type { RequestContext } from '../../context.ts';
import { findSession, touchSession } from '../../db/sessions.ts';
import { type Limit, takeFromLimitWithin } from '../../platform/rate-limit.ts';
import { type Caller, callerOf } from './caller.ts';
import { hashToken, readToken } from './cookie.ts';

/** `last_seen_at` is written at most this often: reading stays reading. */
const TOUCH_EVERY_MS = 60_000;

/** Calls of one caller are counted where they are read: a transaction less. */
export interface CountedCalls {
  readonly limit: Limit;
  readonly of: (caller: Caller) => string;
}

/** The city's epoch and who calls; null when there is no such city. */
export async function readCaller(
  { services, request }: Pick<RequestContext, 'services' | 'request'>,
  cityId: string,
  counted: CountedCalls | null = null,
): Promise<{ epoch: string; caller: Caller | null } | null> {
  const token = readToken(request, cityId);
  const now = services.now();
  // Pulls and pokes go on by themselves in an open tab: they keep nobody signed in as staff.
  const byPerson = request.method !== 'GET';
  return services.database.withCity(cityId, async (tx) => {
    const found = await findSession(tx, token ? hashToken(token) : null);
    if (!found) return null;
    const { epoch, session } = found;
    const caller = session ? callerOf(session, now) : null;
    if (session && caller) {
      const staff = byPerson && caller.account !== null;
      const seenAt = staff && session.account ? session.account.seenAt : session.lastSeenAt;
      if (now.getTime() - seenAt.getTime() > TOUCH_EVERY_MS) await touchSession(tx, session.id, staff, now);
    }
    if (counted && caller) await takeFromLimitWithin(tx, services, cityId, counted.limit, counted.of(caller));
    return { epoch, caller };
  });
}
