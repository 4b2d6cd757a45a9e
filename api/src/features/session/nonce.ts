import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { KeyedHash } from '../../platform/secrets.ts';
import { cityProcedure } from '../../trpc.ts';

const NONCE_LIFE_MS = 60_000;
const RANDOM_BYTES = 16;
const TIME_BYTES = 6;

/**
 * A nonce carries its own end and our keyed hash, so that nothing is stored before a person proves a key; what is
 * stored is that it was used ([TR4]).
 */
export function makeNonce(keyedHash: KeyedHash, cityId: string, now: Date): string {
  const body = Buffer.concat([randomBytes(RANDOM_BYTES), Buffer.alloc(TIME_BYTES)]);
  body.writeUIntBE(now.getTime() + NONCE_LIFE_MS, RANDOM_BYTES, TIME_BYTES);
  return Buffer.concat([body, seal(keyedHash, cityId, body)]).toString('base64url');
}

/** When it ends and under which hash its use is remembered; null for anything we did not make or that has ended. */
export function readNonce(
  keyedHash: KeyedHash,
  cityId: string,
  nonce: string,
  now: Date,
): { readonly expiresAt: Date; readonly hash: Buffer } | null {
  const bytes = Buffer.from(nonce, 'base64url');
  const body = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES);
  const sealed = bytes.subarray(body.length);
  const expected = seal(keyedHash, cityId, body);
  if (sealed.length !== expected.length || !timingSafeEqual(sealed, expected)) return null;
  const expiresAt = new Date(body.readUIntBE(RANDOM_BYTES, TIME_BYTES));
  return expiresAt > now ? { expiresAt, hash: createHash('sha256').update(bytes).digest() } : null;
}

const seal = (keyedHash: KeyedHash, cityId: string, body: Buffer) =>
  keyedHash('nonce', cityId, body.toString('base64url'));

export const nonce = cityProcedure
  .output(z.object({ nonce: z.string() }))
  .query(({ ctx }) => ({ nonce: makeNonce(ctx.services.keyedHash, ctx.city.id, ctx.services.now()) }));
