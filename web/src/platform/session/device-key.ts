const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The device's key pair: the private part can be used here and can never be read out, not even by this app ([TR1]). */
export async function createDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
}

/** SPKI bytes of the public part. */
export async function publicKeyBytes(key: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey));
}

/** ECDSA over SHA-256, IEEE P1363 form: 64 bytes. */
export async function signBytes(key: CryptoKeyPair, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, bytes));
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export function isDeviceKey(value: unknown): value is CryptoKeyPair {
  return (
    value instanceof Object &&
    'privateKey' in value &&
    value.privateKey instanceof CryptoKey &&
    'publicKey' in value &&
    value.publicKey instanceof CryptoKey
  );
}
