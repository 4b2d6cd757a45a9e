import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Verifying } from '@werkstadt/shared/sync/signature';

/** The acts of one push come with the same key: it is read once. */
const keys = new WeakMap<Uint8Array, KeyObject | null>();

function keyOf(spki: Uint8Array): KeyObject | null {
  let key = keys.get(spki);
  if (key === undefined) {
    key = readKey(spki);
    keys.set(spki, key);
  }
  return key;
}

function readKey(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/**
 * Hashes are made at once: for the few hundred bytes of an envelope a thread costs more than it gives. Signatures are
 * checked on other threads, a tenth of a millisecond each: the acts of a crowd would keep everybody else waiting.
 */
export const verifying: Verifying = {
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify: (publicKey, signature, bytes) => {
    const key = keyOf(publicKey);
    if (key === null) return Promise.resolve(false);
    return new Promise((done, fail) =>
      verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature, (error, isGenuine) =>
        error ? fail(error) : done(isGenuine),
      ),
    );
  },
};
