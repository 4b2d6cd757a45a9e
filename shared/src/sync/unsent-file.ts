import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod/mini';
import { photoHashSchema } from '../photo/photo.ts';
import { type SignedEnvelope, signedEnvelopeSchema } from './envelope.ts';
import { MAX_PUSH_BYTES } from './protocol.ts';
import { upcast } from './upcast.ts';

/** More than a device holds that was away for two weeks. */
const MAX_FILES = 1500;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const zipBegins = [0x50, 0x4b];

const actPath = /^ausgang\/[\w:-]{1,60}\.json$/;
const photoPath = /^fotos\/([\w-]{43})\.jpg$/;

/** One act as a device exports it: its row of the outbox, and the public part of the key it was signed with. */
const exportedActSchema = z.looseObject({
  n: z.catch(z.int(), 0),
  publicKey: z.catch(z.nullable(z.string()), null),
  envelope: signedEnvelopeSchema,
});

/** A photo an act names, with the proposal or comment it belongs to. */
interface NamedPhoto {
  readonly entityId: string;
  readonly sha256: string;
}
export interface UnsentAct {
  readonly envelope: SignedEnvelope;
  /** SPKI, base64url; null in files of older versions. */
  readonly publicKey: string | null;
  readonly photos: readonly NamedPhoto[];
}
export interface UnsentWork {
  /** In the order in which their author made them. */
  readonly acts: readonly UnsentAct[];
  /** Bytes by SHA-256, base64url. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  /** Parts that cannot be read, each with the field that is wrong. */
  readonly unreadable: readonly { readonly file: string; readonly field: string }[];
}
export type UnsentFile =
  | { readonly ok: true; readonly work: UnsentWork }
  | { readonly ok: false; readonly problem: 'too-large' | 'not-ours' };

class TooLarge extends Error {}

/** [S29]: what was not sent, from the file of one act or from an archive. Sizes are looked at before anything is unpacked. */
export function readUnsentFile(bytes: Uint8Array): UnsentFile {
  if (!zipBegins.every((byte, at) => bytes[at] === byte)) {
    if (bytes.length > MAX_PUSH_BYTES) return { ok: false, problem: 'too-large' };
    return readParts(new Map([['', bytes]]));
  }
  const seen = new Set<string>();
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!actPath.test(name) && !photoPath.test(name)) return false;
        seen.add(name);
        total += originalSize;
        if (seen.size > MAX_FILES || total > MAX_UNPACKED_BYTES) throw new TooLarge();
        return true;
      },
    });
    return readParts(new Map(Object.entries(files)));
  } catch (error) {
    return { ok: false, problem: error instanceof TooLarge ? 'too-large' : 'not-ours' };
  }
}

function readParts(files: ReadonlyMap<string, Uint8Array>): UnsentFile {
  const acts: (UnsentAct & { readonly n: number })[] = [];
  const photos = new Map<string, Uint8Array>();
  const unreadable: { file: string; field: string }[] = [];
  for (const [file, bytes] of files) {
    const sha256 = photoPath.exec(file)?.[1];
    if (sha256 !== undefined) {
      photos.set(sha256, bytes);
      continue;
    }
    const parsed = exportedActSchema.safeParse(parseJson(bytes));
    if (parsed.success) {
      const { n, publicKey, envelope } = parsed.data;
      acts.push({ n, publicKey, envelope, photos: photosOf(envelope) });
    } else unreadable.push({ file, field: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  if (acts.length === 0 && unreadable.length === 0) return { ok: false, problem: 'not-ours' };
  return { ok: true, work: { acts: acts.sort((a, b) => a.n - b.n), photos, unreadable } };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return null;
  }
}

function photosOf(envelope: SignedEnvelope): NamedPhoto[] {
  const lifted = upcast(envelope);
  const args = lifted.kind === 'unknown' ? null : lifted.mutator.args.safeParse(lifted.args);
  if (lifted.kind === 'unknown' || !args?.success) return [];
  const [entityId] = lifted.mutator.entityIds(args.data);
  const hashes = lifted.mutator.photoHashes?.(args.data) ?? [];
  if (entityId === undefined) return [];
  return hashes.filter((hash) => photoHashSchema.safeParse(hash).success).map((sha256) => ({ entityId, sha256 }));
}
