import { fromBase64Url, toBase64Url } from './base64url.ts';
import { canonicalBytes } from './canonical.ts';
import type { SignedEnvelope, UnsignedEnvelope } from './envelope.ts';

/** WebCrypto, from outside: ECDSA P-256 with SHA-256, signatures in IEEE P1363 form (64 bytes). */
export interface Hashing {
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}
export interface Signing extends Hashing {
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}
export interface Verifying extends Hashing {
  /** `publicKey`: SPKI bytes. */
  readonly verify: (
    publicKey: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>;
}

/** Base64url SHA-256 of the signed part; null where it has no canonical form. */
export async function envelopeHash(envelope: UnsignedEnvelope, hashing: Hashing): Promise<string | null> {
  const bytes = canonicalBytes(envelope);
  return bytes === null ? null : toBase64Url(await hashing.sha256(bytes));
}

/** Freezes an envelope: from here on its content never changes. Null where it has no canonical form. */
export async function signEnvelope(envelope: UnsignedEnvelope, signing: Signing): Promise<SignedEnvelope | null> {
  const bytes = canonicalBytes(envelope);
  if (bytes === null) return null;
  const hash = new Uint8Array(await signing.sha256(bytes));
  return { ...envelope, hash: toBase64Url(hash), signature: toBase64Url(await signing.sign(hash)) };
}

/**
 * Whether the content is what was hashed, and the hash what was signed with this key. `computed`: the hash of the content,
 * where the caller has taken it already.
 */
export async function verifyEnvelope(
  envelope: SignedEnvelope,
  publicKey: Uint8Array<ArrayBuffer>,
  verifying: Verifying,
  computed?: string,
): Promise<boolean> {
  const hash = fromBase64Url(envelope.hash);
  const signature = fromBase64Url(envelope.signature);
  if (hash === null || signature === null) return false;
  if ((computed ?? (await envelopeHash(envelope, verifying))) !== envelope.hash) return false;
  return verifying.verify(publicKey, signature, hash);
}
