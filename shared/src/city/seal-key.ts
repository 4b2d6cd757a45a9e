import * as z from 'zod/mini';
import { instantSchema } from '../sync/id.ts';

/** A key that a city puts its seal with, as it is published for whoever checks one. */
export const sealKeySchema = z.object({
  /** First 16 hex digits of the key's SHA-256: short enough to be read aloud. */
  id: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Base64url of the Ed25519 key, 32 bytes. */
  publicKey: z.string().check(z.regex(/^[\w-]{43}$/)),
  /** When the city first named it. */
  since: instantSchema,
});
export type SealKey = z.infer<typeof sealKeySchema>;

/** `/.well-known/werkstadt-seal-keys.json`: the keys of every city of an installation. */
export const sealKeysFileSchema = z.object({
  format: z.literal('werkstadt-seal-keys'),
  formatVersion: z.literal(1),
  algorithm: z.literal('Ed25519'),
  cities: z.array(z.object({ slug: z.string(), name: z.string(), keys: z.array(sealKeySchema) })),
});
export type SealKeysFile = z.infer<typeof sealKeysFileSchema>;
