import type { Verifying } from '../sync/signature.ts';

/** What every runtime of the tests has, and the pure domain does not know. */
declare const crypto: {
  readonly subtle: {
    readonly digest: (algorithm: 'SHA-256', bytes: Uint8Array) => Promise<ArrayBuffer>;
    readonly importKey: (
      format: 'spki',
      bytes: Uint8Array,
      algorithm: { readonly name: 'ECDSA'; readonly namedCurve: 'P-256' },
      extractable: boolean,
      usages: readonly ['verify'],
    ) => Promise<unknown>;
    readonly verify: (
      algorithm: { readonly name: 'ECDSA'; readonly hash: 'SHA-256' },
      key: unknown,
      signature: Uint8Array,
      bytes: Uint8Array,
    ) => Promise<boolean>;
  };
};

export const webVerifying: Verifying = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  verify: async (publicKey, signature, bytes) => {
    const key = await crypto.subtle.importKey('spki', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes);
  },
};
