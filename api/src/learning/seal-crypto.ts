import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SealSigning, SealVerifying } from '@werkstadt/shared/literacy/package/seal';
import { OperatorError } from '../platform/operator-error.ts';

/** What stands before the 32 bytes of an Ed25519 key in SPKI form (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => createHash('sha256').update(bytes).digest();

export const sealVerifying: SealVerifying = {
  sha256,
  verifyEd25519: async (publicKey, signature, bytes) => {
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
    return verify(null, bytes, key, signature);
  },
};

/** Signs with an Ed25519 key. */
export function sealSigning(key: KeyObject): SealSigning {
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
  return { sha256, publicKey, signEd25519: async (bytes) => sign(null, bytes, key) };
}

/** What stands before the 32 secret bytes of an Ed25519 key in PKCS 8 form (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs with the key that 32 secret bytes are. */
export function sealSigningOf(secret: Uint8Array): SealSigning {
  const der = Buffer.concat([PKCS8_PREFIX, secret]);
  return sealSigning(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** A private key as `openssl genpkey -algorithm ed25519` writes it. */
export function readSigningKey(file: string): SealSigning {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch {
    throw new OperatorError(`${file} is no private key in PEM form.`);
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new OperatorError(`${file} is no Ed25519 key. Make one with: openssl genpkey -algorithm ed25519`);
  }
  return sealSigning(key);
}
