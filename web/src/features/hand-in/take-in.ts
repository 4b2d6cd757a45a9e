import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { PHOTO_PIECE_BYTES } from '@werkstadt/shared/photo/photo';
import { sendPhoto } from '@werkstadt/shared/photo/send-photo';
import type { HandInResult } from '@werkstadt/shared/sync/hand-in';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '@werkstadt/shared/sync/protocol';
import type { UnsentAct, UnsentWork } from '@werkstadt/shared/sync/unsent-file';
import { utf8Length } from '@werkstadt/shared/sync/utf8';
import type { ApiAnswer } from '~/platform/api-answer.ts';
import { handInActs } from '~/platform/hand-in-client.ts';
import { askOffset, bringPiece, photoAddress } from '~/platform/photos/photo-line.ts';

export interface TakenIn {
  /** By `mid`; acts that are missing here were not asked about. */
  readonly results: ReadonlyMap<string, HandInResult>;
  readonly photos: { readonly arrived: number; readonly failed: number; readonly missing: number };
  /** Why it stopped before the end; the same file can be taken in again. */
  readonly failure: ErrorCode | null;
}

export interface TakeInPorts {
  readonly handIn: (request: Parameters<typeof handInActs>[1]) => Promise<ApiAnswer<readonly HandInResult[]>>;
  readonly bringPhoto: (address: string, bytes: Uint8Array) => Promise<boolean>;
}

const ports: TakeInPorts = { handIn: (request) => handInActs('/trpc', request), bringPhoto };

/** Acts in the order they were made, cut where the author changes and where one request is full. */
export function requestsOf(acts: readonly UnsentAct[]): UnsentAct[][] {
  const requests: UnsentAct[][] = [];
  let bytes = 0;
  for (const act of acts) {
    const size = utf8Length(JSON.stringify(act.envelope));
    const current = requests.at(-1);
    const fits = current && current.length < MAX_PUSH_MUTATIONS && bytes + size <= MAX_PUSH_BYTES;
    if (fits && current[0]?.envelope.participant === act.envelope.participant) current.push(act);
    else {
      requests.push([act]);
      bytes = 0;
    }
    bytes += size;
  }
  return requests;
}

/** [S29]: gives everything of a file to the city, words first. Safe to repeat. */
export async function takeIn(city: string, work: UnsentWork, by: TakeInPorts = ports): Promise<TakenIn> {
  const results = new Map<string, HandInResult>();
  const none = { arrived: 0, failed: 0, missing: 0 };
  for (const acts of requestsOf(work.acts)) {
    const [first] = acts;
    if (!first) continue;
    const { publicKey } = first;
    const { participant } = first.envelope;
    const answer = await by.handIn({ city, participant, publicKey, acts: acts.map(({ envelope }) => envelope) });
    if (!answer.ok) return { results, photos: none, failure: answer.failure.code };
    for (const result of answer.value) results.set(result.mid, result);
  }
  return { results, photos: await takeInPhotos(city, work, results, by), failure: null };
}

async function takeInPhotos(
  city: string,
  { acts, photos }: UnsentWork,
  results: ReadonlyMap<string, HandInResult>,
  { bringPhoto: bring }: TakeInPorts,
): Promise<TakenIn['photos']> {
  const count = { arrived: 0, failed: 0, missing: 0 };
  for (const act of acts) {
    const status = results.get(act.envelope.mid)?.status;
    if (status !== 'applied' && status !== 'merged') continue;
    for (const photo of act.photos) {
      const bytes = photos.get(photo.sha256);
      if (!bytes) count.missing += 1;
      else if (await bring(photoAddress(city, photo), bytes)) count.arrived += 1;
      else count.failed += 1;
    }
  }
  return count;
}

/** True once the city has it all. */
async function bringPhoto(address: string, bytes: Uint8Array): Promise<boolean> {
  const sent = await sendPhoto<ArrayBuffer>({
    size: bytes.length,
    stopped: () => false,
    // Whoever hands in is signed in; where that has ended, the answer says so.
    openSession: async (lapsed) => (lapsed ? { kind: 'wait', waitMs: 0 } : null),
    ask: () => askOffset(address),
    bring: (offset, piece) => bringPiece(address, offset, bytes.length, piece),
    pieceFrom: async (offset) => bytes.slice(offset, offset + PHOTO_PIECE_BYTES).buffer,
    showSent: () => undefined,
    hashDiffers: async () => undefined,
  });
  return sent.kind === 'stored';
}
