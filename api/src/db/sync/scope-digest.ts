import type { ScopeDigest } from '@werkstadt/shared/sync/scope-digest';
import type { CityTransaction } from '../database.ts';

const BITS = 256;

/** [S15]: as `digestOf` makes it of the same rows, in one statement (`digestText` is what is hashed of each). */
export async function readScopeDigest(tx: CityTransaction, scopeId: string): Promise<ScopeDigest> {
  const [row] = await tx<{ count: number; bits: string | null }[]>`
    select count(*)::int as count,
           bit_xor(('x' || encode(sha256(convert_to(tbl || '/' || id || '/' || v, 'UTF8')), 'hex'))::bit(256))::text as bits
    from sync_row where scope_id = ${scopeId} and not deleted`;
  const bits = row?.bits ?? '0'.repeat(BITS);
  const bytes = Uint8Array.from({ length: BITS / 8 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
  return { count: row?.count ?? 0, xor: Buffer.from(bytes).toString('base64url') };
}
