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

/** Whether this browser can tell a true signature from a false one by itself. */
export async function knowsEd25519(): Promise<boolean> {
  try {
    // Any 32 bytes will do: browsers take them as they are.
    return (
      (await globalThis.crypto?.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify'])) !== undefined
    );
  } catch (error) {
    return canVerify(error);
  }
}
