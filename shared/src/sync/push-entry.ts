import * as z from 'zod/mini';
import type { ErrorCode } from '../errors/codes.ts';
import { toBase64Url } from './base64url.ts';
import { type SentEnvelope, type SignedEnvelope, sentEnvelopeSchema } from './envelope.ts';
import { uuidSchema } from './id.ts';
import type { PushParticipant } from './push-store.ts';
import { envelopeHash, type Verifying, verifyEnvelope } from './signature.ts';
import { utf8Bytes } from './utf8.ts';

const transportSchema = z.looseObject({ mid: uuidSchema, seq: z.int().check(z.minimum(1)) });
const laterFormSchema = z.looseObject({ e: z.int().check(z.minimum(2)) });

/** One entry of a push, looked at. `hash` is computed here, never taken over. */
export type PushEntry = { readonly mid: string; readonly seq: number; readonly hash: string; readonly raw: unknown } & (
  | { readonly kind: 'proven'; readonly envelope: SentEnvelope }
  /** A form of envelope that only a later version knows. */
  | { readonly kind: 'later' }
  /** Not shown to come from this participant for this city: it must not take the `mid` it claims. */
  | { readonly kind: 'unproven'; readonly code: ErrorCode }
);

export interface EntryOrigin {
  readonly cityId: string;
  readonly participantId: string;
  readonly participant: PushParticipant;
  readonly replica: string;
}

/** A legitimate entry is far flatter; deeper ones only serve to exhaust a stack. */
const MAX_DEPTH = 32;
/** Written by `JSON.stringify` for characters that no PostgreSQL text or JSON can hold: NUL and lone surrogates. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

/** What is kept of an entry: as it arrived, or its JSON as one text where it holds what no database can. */
export function storable(raw: unknown): unknown {
  const json = JSON.stringify(raw);
  return unstorable.test(json) ? { text: json } : raw;
}

function deeperThan(value: unknown, depth: number): boolean {
  if (!(value instanceof Object)) return false;
  return depth === 0 || Object.values(value).some((inner) => deeperThan(inner, depth - 1));
}

/** Null when even `mid` and `seq` cannot be read: then the request as a whole is wrong. */
export async function readPushEntry(
  raw: unknown,
  origin: EntryOrigin,
  verifying: Verifying,
): Promise<PushEntry | null> {
  if (deeperThan(raw, MAX_DEPTH)) return null;
  const parsed = sentEnvelopeSchema.safeParse(raw);
  const transport = parsed.success ? parsed : transportSchema.safeParse(raw);
  if (!transport.success) return null;
  const { mid, seq } = transport.data;
  const hash = parsed.success ? await envelopeHash(parsed.data, verifying) : null;
  if (!parsed.success || hash === null) {
    const bytes = utf8Bytes(JSON.stringify(raw));
    const entry = { mid, seq, raw, hash: toBase64Url(await verifying.sha256(bytes)) };
    if (origin.participant.erased) return { ...entry, kind: 'unproven', code: 'erased' };
    if (laterFormSchema.safeParse(raw).success) return { ...entry, kind: 'later' };
    return { ...entry, kind: 'unproven', code: 'row-unreadable' };
  }
  const code = await problemOf(parsed.data, origin, verifying, hash);
  const entry = { mid, seq, raw, hash };
  return code === null ? { ...entry, kind: 'proven', envelope: parsed.data } : { ...entry, kind: 'unproven', code };
}

async function problemOf(
  envelope: SentEnvelope,
  { replica, ...origin }: EntryOrigin,
  verifying: Verifying,
  hash: string,
): Promise<ErrorCode | null> {
  if (!origin.participant.erased && envelope.replica !== replica) return 'row-unreadable';
  return problemOfAct(envelope, origin, verifying, hash);
}

/** Why an act is not shown to come from this participant for this city; null where it is. `hash`: computed, where known. */
export async function problemOfAct(
  envelope: SignedEnvelope,
  { cityId, participantId, participant }: Omit<EntryOrigin, 'replica'>,
  verifying: Verifying,
  hash?: string,
): Promise<ErrorCode | null> {
  if (participant.erased) return 'erased';
  if (envelope.participant !== participantId) return 'participant-foreign';
  if (!(await verifyEnvelope(envelope, participant.publicKey, verifying, hash))) return 'signature-invalid';
  if (envelope.city !== cityId) return 'city-foreign';
  return unstorable.test(JSON.stringify(envelope)) ? 'args-invalid' : null;
}
