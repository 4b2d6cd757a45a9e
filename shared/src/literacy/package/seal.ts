import * as z from 'zod/mini';
import { fromBase64Url, toBase64Url } from '../../sync/base64url.ts';
import type { Hashing } from '../../sync/signature.ts';
import { utf8Bytes } from '../../sync/utf8.ts';
import { type PackageFiles, readJson } from './package-files.ts';

/** The seal lies in the package and is not part of what it seals. */
export const SEAL_FILE = 'seal.json';

export const sealSchema = z.strictObject({
  format: z.literal('werkstadt-seal'),
  formatVersion: z.literal(1),
  /** Base64url SHA-256 of the file list. */
  contentHash: z.string().check(z.regex(/^[\w-]{43}$/)),
  /** Base64url of the city's Ed25519 key, 32 bytes; null where nobody has signed. */
  publicKey: z.nullable(z.string().check(z.regex(/^[\w-]{43}$/))),
  /** Base64url Ed25519 signature of the content hash, 64 bytes. */
  signature: z.nullable(z.string().check(z.regex(/^[\w-]{86}$/))),
});
export type Seal = z.infer<typeof sealSchema>;

/** Ed25519 from outside; where a browser lacks it, the server's check decides. */
export interface SealVerifying extends Hashing {
  readonly verifyEd25519: (
    publicKey: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>;
}
export interface SealSigning extends Hashing {
  readonly publicKey: Uint8Array;
  readonly signEd25519: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
}

/** SHA-256 over the sorted lines `path, sha-256 in base64url` of every file but the seal. */
async function contentHash(files: PackageFiles, hashing: Hashing): Promise<Uint8Array<ArrayBuffer>> {
  const paths = [...files.keys()].filter((path) => path !== SEAL_FILE).sort();
  const lines: string[] = [];
  for (const path of paths) {
    const hash = await hashing.sha256(new Uint8Array(files.get(path) ?? []));
    lines.push(`${path}, ${toBase64Url(hash)}\n`);
  }
  return new Uint8Array(await hashing.sha256(utf8Bytes(lines.join(''))));
}

/** The seal of whatever has this hash. Without a key it protects against damage alone. */
export async function sealOf(hash: Uint8Array<ArrayBuffer>, signing: SealSigning | null): Promise<Seal> {
  return {
    format: 'werkstadt-seal',
    formatVersion: 1,
    contentHash: toBase64Url(hash),
    publicKey: signing && toBase64Url(signing.publicKey),
    signature: signing && toBase64Url(await signing.signEd25519(hash)),
  };
}

/** Adds the seal to a package. Without a key it protects against damage alone. */
export async function sealPackage(
  files: PackageFiles,
  hashing: Hashing,
  signing: SealSigning | null,
): Promise<PackageFiles> {
  const seal = await sealOf(await contentHash(files, hashing), signing);
  return new Map([...files, [SEAL_FILE, utf8Bytes(`${JSON.stringify(seal, null, 2)}\n`)]]);
}

export type SealProblem =
  | 'seal-missing'
  | 'seal-broken'
  | 'hash-wrong'
  | 'not-signed'
  | 'key-unknown'
  | 'signature-wrong';

/**
 * Why a package is refused; null where its files are those that were sealed, by one of the trusted keys (base64url).
 * Without trusted keys an unsigned seal is enough. A refused package leaves the older one in its place.
 */
export async function sealProblem(
  files: PackageFiles,
  trustedKeys: readonly string[],
  verifying: SealVerifying,
): Promise<SealProblem | null> {
  const bytes = files.get(SEAL_FILE);
  if (!bytes) return 'seal-missing';
  const read = readJson(bytes);
  const parsed = sealSchema.safeParse('content' in read ? read.content : null);
  if (!parsed.success) return 'seal-broken';
  return problemOfSeal(parsed.data, await contentHash(files, verifying), trustedKeys, verifying);
}

/** Why a seal does not hold for what has this hash; null where it does. */
export async function problemOfSeal(
  seal: Seal,
  hash: Uint8Array<ArrayBuffer>,
  trustedKeys: readonly string[],
  verifying: SealVerifying,
): Promise<SealProblem | null> {
  if (toBase64Url(hash) !== seal.contentHash) return 'hash-wrong';
  if (seal.publicKey === null || seal.signature === null) return trustedKeys.length > 0 ? 'not-signed' : null;
  if (trustedKeys.length > 0 && !trustedKeys.includes(seal.publicKey)) return 'key-unknown';
  const key = fromBase64Url(seal.publicKey);
  const signature = fromBase64Url(seal.signature);
  if (!key || !signature) return 'seal-broken';
  return (await verifying.verifyEd25519(key, signature, hash)) ? null : 'signature-wrong';
}
