import * as z from 'zod/mini';
import { toBase64Url } from './base64url.ts';
import type { Hashing } from './signature.ts';
import { type TableName, tableNumbers } from './table.ts';
import { utf8Bytes } from './utf8.ts';

export const scopeDigestSchema = z.strictObject({
  count: z.int().check(z.nonnegative()),
  /** Base64url of 32 bytes: SHA-256 of each row's `digestText`, all of them by exclusive or. */
  xor: z.string(),
});
export type ScopeDigest = z.infer<typeof scopeDigestSchema>;

/** `moved`: the scope is not at this number (any more), so nothing can be compared. */
export const digestAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('digest'), digest: scopeDigestSchema }),
  z.strictObject({ kind: z.literal('moved') }),
]);
export type DigestAnswer = z.infer<typeof digestAnswerSchema>;

interface DigestedRow {
  readonly table: TableName;
  readonly id: string;
  readonly v: number;
  /** Null = tombstone, which does not count: it may have been purged. */
  readonly body: unknown;
}

const HASH_BYTES = 32;
/** Rows hashed at the same time, so that a large scope costs no memory. */
const AT_ONCE = 256;

/** What is hashed of a row, on phone and server alike. */
export const digestText = ({ table, id, v }: Pick<DigestedRow, 'table' | 'id' | 'v'>): string =>
  `${tableNumbers[table]}/${id}/${v}`;

/** [S15]: the phone's own rows of one scope, whatever the order they lie in. */
export async function digestOf(rows: Iterable<DigestedRow>, { sha256 }: Hashing): Promise<ScopeDigest> {
  const xor = new Uint8Array(HASH_BYTES);
  const waiting: DigestedRow[] = [];
  let count = 0;
  const flush = async () => {
    const hashes = await Promise.all(waiting.splice(0).map((row) => sha256(utf8Bytes(digestText(row)))));
    for (const hash of hashes) for (let at = 0; at < hash.length; at++) xor[at] = (xor[at] ?? 0) ^ (hash[at] ?? 0);
  };
  for (const row of rows) {
    if (row.body === null) continue;
    count += 1;
    waiting.push(row);
    if (waiting.length === AT_ONCE) await flush();
  }
  await flush();
  return { count, xor: toBase64Url(xor) };
}

/**
 * Whether the phone holds other rows than the city shows. Then it drops the scope and pulls it anew; the city's digest is
 * never taken over, which would hide the gap for ever.
 */
export function digestsDiffer(own: ScopeDigest, citys: ScopeDigest): boolean {
  return own.count !== citys.count || own.xor !== citys.xor;
}
