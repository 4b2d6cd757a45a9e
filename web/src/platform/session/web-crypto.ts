import type { Signing } from '@werkstadt/shared/sync/signature';
import { sha256, signBytes } from './device-key.ts';

/** WebCrypto with this device's key, for the pure domain. */
export const signingWith = (key: CryptoKeyPair): Signing => ({ sha256, sign: (bytes) => signBytes(key, bytes) });
