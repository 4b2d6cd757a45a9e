import type { Actor, StaffRole } from '@werkstadt/shared/person/role';
import type { SessionAccount, SessionRow } from '../../db/sessions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CITIZEN_IDLE_MS = 90 * DAY_MS;
const CITIZEN_ABSOLUTE_MS = 365 * DAY_MS;
const STAFF_ABSOLUTE_MS = 8 * HOUR_MS;
const STAFF_IDLE_MS = HOUR_MS / 2;

/** Who calls, as their session says. */
export interface Caller {
  readonly sessionId: string;
  readonly participantId: string;
  readonly personId: string;
  /** Empty for citizens and once the staff part has expired. */
  readonly roles: readonly StaffRole[];
  readonly account: { readonly id: string; readonly email: string } | null;
  readonly expiresAt: Date;
  readonly staffExpiresAt: Date | null;
  /** Was staff and must sign in again: other than a citizen's, such a "no" is not final. */
  readonly staffExpired: boolean;
}

/** Sessions last seen before this instant have expired. */
export const citizenSeenAfter = (now: Date): Date => new Date(now.getTime() - CITIZEN_IDLE_MS);

/** Sessions begun before this instant have expired, however often they were used. */
export const citizenBegunAfter = (now: Date): Date => new Date(now.getTime() - CITIZEN_ABSOLUTE_MS);

function sessionExpiresAt({ createdAt, lastSeenAt }: Pick<SessionRow, 'createdAt' | 'lastSeenAt'>): Date {
  return new Date(Math.min(createdAt.getTime() + CITIZEN_ABSOLUTE_MS, lastSeenAt.getTime() + CITIZEN_IDLE_MS));
}

export function staffUntil({ since, seenAt }: Pick<SessionAccount, 'since' | 'seenAt'>): Date {
  return new Date(Math.min(since.getTime() + STAFF_ABSOLUTE_MS, seenAt.getTime() + STAFF_IDLE_MS));
}

/** Null once the session has expired. Staff rights end earlier than the participant's session, which goes on. */
export function callerOf(session: SessionRow, now: Date): Caller | null {
  const expiresAt = sessionExpiresAt(session);
  if (expiresAt <= now) return null;
  const { id: sessionId, participantId, personId, account } = session;
  const citizen = { sessionId, participantId, personId, expiresAt };
  if (!account) return { ...citizen, roles: [], account: null, staffExpiresAt: null, staffExpired: false };
  const staffExpiresAt = staffUntil(account);
  if (staffExpiresAt <= now) return { ...citizen, roles: [], account: null, staffExpiresAt: null, staffExpired: true };
  const { id, email, roles } = account;
  return { ...citizen, roles, account: { id, email }, staffExpiresAt, staffExpired: false };
}

export const actorOf = ({ participantId, personId, roles }: Caller): Actor => ({ participantId, personId, roles });
