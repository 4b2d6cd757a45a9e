import * as z from 'zod/mini';
import { toBase64Url } from '../sync/base64url.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';
import { utf8Bytes } from '../sync/utf8.ts';

/** What the city's staff does that must be told later ([SEC22]). */
export const auditKinds = [
  'role-given',
  'signed-in',
  'decided',
  'project-changed',
  'handed-in',
  'backup-made',
  'log-exported',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** Whose act it was: outside of what is hashed, so that it can go without breaking the chain. */
export const auditPersonSchema = z.strictObject({
  accountId: uuidSchema,
  /** Keeps anybody from finding the account by trying out hashes, once this is gone. */
  salt: uuidSchema,
  email: z.string(),
});
export type AuditPerson = z.infer<typeof auditPersonSchema>;

export const auditEntrySchema = z.strictObject({
  /** 1, 2, 3 … without a hole, in each city. */
  n: z.int(),
  at: instantSchema,
  kind: z.enum(auditKinds),
  /** What it was done to: a proposal, a project, an account. */
  subject: z.nullable(uuidSchema),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** SHA-256 of salt and account, base64url; null for what the operator does at the server itself. */
  whoHash: z.nullable(z.string()),
  /** Hash of the entry before; empty for the first. */
  previousHash: z.string(),
  hash: z.string(),
  /** Null also where its time is over. */
  who: z.nullable(auditPersonSchema),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

const hashText = async (sha256: Sha256, parts: readonly unknown[]): Promise<string> =>
  toBase64Url(new Uint8Array(await sha256(utf8Bytes(JSON.stringify(parts)))));

export const hashPerson = ({ accountId, salt }: Omit<AuditPerson, 'email'>, sha256: Sha256): Promise<string> =>
  hashText(sha256, ['werkstadt-audit-person-1', salt, accountId]);

/** Over everything but the person, in one order of its own: the same on every machine. */
export function hashEntry(city: string, entry: Omit<AuditEntry, 'hash' | 'who'>, sha256: Sha256): Promise<string> {
  const { n, at, kind, subject, facts, whoHash, previousHash } = entry;
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return hashText(sha256, ['werkstadt-audit-1', city, n, at, kind, subject, sorted, whoHash, previousHash]);
}

/** Number of the first entry that was changed, or stands after one that is missing; null where the chain holds. */
export async function firstBrokenEntry(
  city: string,
  entries: readonly AuditEntry[],
  sha256: Sha256,
): Promise<number | null> {
  let before: AuditEntry | null = null;
  for (const entry of entries) {
    const { n, previousHash, hash, who, whoHash } = entry;
    const follows = before ? n === before.n + 1 && previousHash === before.hash : n > 1 || previousHash === '';
    if (!follows || hash !== (await hashEntry(city, entry, sha256))) return n;
    if (who && whoHash !== (await hashPerson(who, sha256))) return n;
    before = entry;
  }
  return null;
}
