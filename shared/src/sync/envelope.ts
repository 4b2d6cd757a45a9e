import * as z from 'zod/mini';
import { instantSchema, uuidSchema } from './id.ts';

export const MAX_AFTER = 50;

/**
 * The frozen wire form of one mutation (sync design §4): additive only.
 * `hash` is the SHA-256 (base64url) of the RFC 8785 JSON of everything above it, `signature` the device key's
 * ECDSA P-256 signature over the hash bytes (base64url, IEEE P1363). `replica` and `seq` are transport, outside both.
 */
export const unsignedEnvelopeSchema = z.strictObject({
  e: z.literal(1),
  city: uuidSchema,
  mid: uuidSchema,
  name: z.string().check(z.regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/), z.maxLength(60)),
  /** Payload version of `name`. */
  pv: z.int().check(z.minimum(1), z.maximum(10_000)),
  args: z.record(z.string(), z.unknown()),
  /** Content revision (`rev`) of each entity the user was looking at; 0 = it did not exist. */
  base: z.record(uuidSchema, z.int().check(z.minimum(0))),
  /** `mid`s of own acts without an answer that this one rests on: it shares their fate ([S11]). Absent when none. */
  after: z.optional(z.array(uuidSchema).check(z.minLength(1), z.maxLength(MAX_AFTER))),
  participant: uuidSchema,
  scopeId: z.string().check(z.maxLength(60)),
  app: z.string().check(z.maxLength(40)),
  at: z.strictObject({ wall: instantSchema, tz: z.string().check(z.maxLength(60)) }),
});
export type UnsignedEnvelope = z.infer<typeof unsignedEnvelopeSchema>;

const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(200));

export const signedEnvelopeSchema = z.extend(unsignedEnvelopeSchema, { hash: base64url, signature: base64url });
export type SignedEnvelope = z.infer<typeof signedEnvelopeSchema>;

/** An envelope with its transport numbers: what one entry of a push carries. */
export const sentEnvelopeSchema = z.extend(signedEnvelopeSchema, {
  replica: uuidSchema,
  seq: z.int().check(z.minimum(1)),
});
export type SentEnvelope = z.infer<typeof sentEnvelopeSchema>;
