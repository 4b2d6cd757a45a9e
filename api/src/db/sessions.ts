import type { StaffRole } from '@werkstadt/shared/person/role';
import type { CityTransaction } from './database.ts';

export interface SessionRow {
  readonly id: string;
  readonly participantId: string;
  readonly personId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly account: SessionAccount | null;
}

/** The staff part of a session; whether it still holds is decided by `staffUntil`. */
export interface SessionAccount {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly since: Date;
  readonly seenAt: Date;
}

interface JoinedRow {
  epoch: string;
  id: string | null;
  participantId: string;
  personId: string;
  createdAt: Date;
  lastSeenAt: Date;
  accountId: string | null;
  email: string;
  roles: StaffRole[];
  staffSince: Date;
  staffSeenAt: Date;
}

/** The city's epoch and, where the token is known, its session; null when there is no such city. */
export async function findSession(
  tx: CityTransaction,
  tokenHash: Buffer | null,
): Promise<{ epoch: string; session: SessionRow | null } | null> {
  const [row] = await tx<JoinedRow[]>`
    select m.epoch, s.id, s.participant_id as "participantId", p.root_id as "personId", s.created_at as "createdAt",
           s.last_seen_at as "lastSeenAt", s.account_id as "accountId", a.email, s.staff_since as "staffSince",
           s.staff_seen_at as "staffSeenAt",
           array(select role from membership r where r.city_id = a.city_id and r.account_id = a.id order by role) as roles
    from sync_meta m
    left join session s on s.city_id = m.city_id and s.token_hash = ${tokenHash}
    left join participant p on p.city_id = s.city_id and p.id = s.participant_id
    left join account a on a.city_id = s.city_id and a.id = s.account_id`;
  if (!row) return null;
  if (row.id === null) return { epoch: row.epoch, session: null };
  const { accountId, email, roles, staffSince, staffSeenAt } = row;
  const account = accountId === null ? null : { id: accountId, email, roles, since: staffSince, seenAt: staffSeenAt };
  const { id, participantId, personId, createdAt, lastSeenAt } = row;
  return { epoch: row.epoch, session: { id, participantId, personId, createdAt, lastSeenAt, account } };
}

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly participantId: string;
  readonly userAgent: string | null;
}

export async function insertSession(
  tx: CityTransaction,
  cityId: string,
  session: NewSession,
  now: Date,
): Promise<void> {
  await tx`
    insert into session (city_id, id, token_hash, participant_id, created_at, last_seen_at, user_agent)
    values (${cityId}, ${session.id}, ${session.tokenHash}, ${session.participantId}, ${now}, ${now}, ${session.userAgent})`;
}

export async function touchSession(tx: CityTransaction, id: string, staff: boolean, now: Date): Promise<void> {
  await tx`
    update session set last_seen_at = ${now}, staff_seen_at = case when ${staff} then ${now} else staff_seen_at end
    where id = ${id}`;
}

/** The session becomes staff under a new token: a stolen older one gains nothing (OWASP ASVS 7.2.4). */
export async function promoteSession(
  tx: CityTransaction,
  id: string,
  tokenHash: Buffer,
  accountId: string,
  now: Date,
): Promise<void> {
  await tx`
    update session set token_hash = ${tokenHash}, account_id = ${accountId}, staff_since = ${now}, staff_seen_at = ${now},
                       last_seen_at = ${now}
    where id = ${id}`;
}

export interface ListedSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string | null;
  readonly accountId: string | null;
  readonly staffSince: Date | null;
  readonly staffSeenAt: Date | null;
}

/** All sessions of this person and, for staff, of this account. */
export async function listSessions(
  tx: CityTransaction,
  personId: string,
  accountId: string | null,
  seenAfter: Date,
): Promise<ListedSession[]> {
  return tx<ListedSession[]>`
    select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.user_agent as "userAgent",
           s.account_id as "accountId", s.staff_since as "staffSince", s.staff_seen_at as "staffSeenAt"
    from session s join participant p on p.city_id = s.city_id and p.id = s.participant_id
    where (p.root_id = ${personId} or s.account_id = ${accountId}) and s.last_seen_at > ${seenAfter}
    order by s.last_seen_at desc`;
}

/** Ends one session of this person or account; false when there is none such. */
export async function deleteSession(
  tx: CityTransaction,
  id: string,
  personId: string,
  accountId: string | null,
): Promise<boolean> {
  const gone = await tx`
    delete from session s using participant p
    where s.id = ${id} and p.city_id = s.city_id and p.id = s.participant_id
      and (p.root_id = ${personId} or s.account_id = ${accountId}) returning s.id`;
  return gone.length > 0;
}
