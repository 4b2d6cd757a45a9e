import { createHash, randomUUID } from 'node:crypto';
import { type AuditEntry, type AuditKind, hashEntry, hashPerson } from '@werkstadt/shared/audit/audit-log';
import type { CityTransaction } from './database.ts';

/** Entries of a city are added one after the other; with the city as the second key. */
const AUDIT_LOCK = 4_711_003;

export const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => createHash('sha256').update(bytes).digest();

export interface AuditAct {
  readonly kind: AuditKind;
  readonly at: Date;
  /** Null for what the operator does at the server itself. */
  readonly accountId: string | null;
  readonly subject?: string | null;
  readonly facts?: Readonly<Record<string, string | number>>;
}

const bytesOf = (base64url: string) => Buffer.from(base64url, 'base64url');

/** To be called last in a transaction: what comes after it in the log waits for its commit ([SEC22]). */
export async function appendAudit(tx: CityTransaction, cityId: string, act: AuditAct): Promise<void> {
  const { kind, at, accountId, subject = null, facts = {} } = act;
  await tx`select pg_advisory_xact_lock(${AUDIT_LOCK}, hashtext(${cityId}))`;
  const [last] = await tx<{ n: number; hash: Buffer }[]>`select n, hash from audit_entry order by n desc limit 1`;
  const n = (last?.n ?? 0) + 1;
  const salt = randomUUID();
  const whoHash = accountId === null ? null : await hashPerson({ accountId, salt }, sha256);
  const previousHash = last?.hash.toString('base64url') ?? '';
  const hashed = { n, at: at.toISOString(), kind, subject, facts, whoHash, previousHash };
  const hash = await hashEntry(cityId, hashed, sha256);
  await tx`
    insert into audit_entry (city_id, n, at, kind, subject, facts, who_hash, previous_hash, hash)
    values (${cityId}, ${n}, ${at}, ${kind}, ${subject}, ${tx.json(facts)}, ${whoHash && bytesOf(whoHash)},
            ${bytesOf(previousHash)}, ${bytesOf(hash)})`;
  if (accountId === null) return;
  await tx`insert into audit_who (city_id, n, account_id, salt) values (${cityId}, ${n}, ${accountId}, ${salt})`;
}

type AuditRow = Omit<AuditEntry, 'at' | 'whoHash' | 'previousHash' | 'hash' | 'who'> & {
  readonly at: Date;
  readonly whoHash: Buffer | null;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly accountId: string | null;
  readonly salt: string | null;
  readonly email: string | null;
};

const text = (bytes: Buffer) => bytes.toString('base64url');

/** Entries below a number, the newest first. */
export async function readAudit(tx: CityTransaction, below: number, limit: number): Promise<AuditEntry[]> {
  const rows = await tx<AuditRow[]>`
    select e.n, e.at, e.kind, e.subject, e.facts, e.who_hash as "whoHash", e.previous_hash as "previousHash", e.hash,
           w.account_id as "accountId", w.salt, a.email
    from audit_entry e
    left join audit_who w on w.city_id = e.city_id and w.n = e.n
    left join account a on a.city_id = w.city_id and a.id = w.account_id
    where e.n < ${below} order by e.n desc limit ${limit}`;
  return rows.map(({ at, whoHash, previousHash, hash, accountId, salt, email, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    whoHash: whoHash && text(whoHash),
    previousHash: text(previousHash),
    hash: text(hash),
    who: accountId === null || salt === null || email === null ? null : { accountId, salt, email },
  }));
}

/** Who signed in before this instant is nobody's business any more; that somebody did stays in the chain ([TR20]). */
export async function forgetWhoSignedIn(tx: CityTransaction, before: Date): Promise<number> {
  const gone = await tx`
    delete from audit_who w using audit_entry e
    where e.city_id = w.city_id and e.n = w.n and e.kind = 'signed-in' and e.at < ${before}`;
  return gone.count;
}
