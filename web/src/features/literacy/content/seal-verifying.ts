import { sha256 } from '@noble/hashes/sha2.js';
import type { SealVerifying } from '@werkstadt/shared/literacy/package/seal';

/** Where this browser knows no Ed25519, or has no cryptography at all without https, the server's check decides. */
const canVerify = (error: unknown): boolean => !(error instanceof DOMException && error.name === 'NotSupportedError');

export const sealVerifying: SealVerifying = {
  sha256: async (bytes) => sha256(bytes),
  verifyEd25519: async (publicKey, signature, bytes) => {
    if (!globalThis.crypto?.subtle) return true;
    try {
      const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
      return await crypto.subtle.verify('Ed25519', key, signature, bytes);
    } catch (error) {
      return !canVerify(error);
    }
  },
};
