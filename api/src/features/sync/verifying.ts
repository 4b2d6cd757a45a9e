import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Verifying } from '@werkstadt/shared/sync/signature';

/** Node's own functions answer at once: for the few hundred bytes of an envelope a thread pool costs more than it gives. */
export const verifying: Verifying = {
  sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verify: async (publicKey, signature, bytes) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
    } catch {
      return false;
    }
  },
};
