import { Readable } from 'node:stream';
import { may } from '@werkstadt/shared/person/permissions';
import { MAX_PHOTO_BYTES, PHOTO_PIECE_BYTES, photoHashSchema } from '@werkstadt/shared/photo/photo';
import { type HeldPhoto, judgePiece } from '@werkstadt/shared/photo/receive-photo';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  appendBytes,
  bytesOfPerson,
  findPhoto,
  giveLeaseBack,
  insertPhoto,
  type PhotoName,
  setSize,
  takeLease,
  whoNames,
} from '../../db/photos.ts';
import { PIECE_TYPE } from '../../platform/origin-check.ts';
import { limits } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { refuse } from '../../platform/refuse.ts';
import type { Services } from '../../platform/services.ts';
import type { Caller } from '../session/caller.ts';
import { readCaller } from '../session/read-caller.ts';
import type { PokeHub } from '../sync/poke-hub.ts';
import { Turns } from '../sync/turns.ts';
import { type Finished, finishPhoto } from './finish-photo.ts';
import { readPiece } from './read-piece.ts';
import { servePictures } from './serve-pictures.ts';

/** Phones of one city that send photos at the same time. */
const LEASES = 6;
const LEASE_MS = 45_000;
/** All that one person's photos may take in a city: some hundreds. */
const PERSON_BYTES = 200 * 1024 * 1024;
/** Twice what our own app sends at once. */
const MAX_PIECE_BYTES = 2 * PHOTO_PIECE_BYTES;
/** tus 1.0: the bytes do not have the hash they were announced with. */
const CHECKSUM_MISMATCH = 460;
const REENCODED_AT_ONCE = 1;
/** Requests that wait for their picture; each phone's own ends after 90 s. */
const WAITING_FOR_PICTURES = 8;
const ASK_AGAIN_SECONDS = 5;

const PIECES_OF_A_PERSON = { limit: limits.photoPieceByPerson, of: ({ personId }: Caller) => personId };

const parametersSchema = z.object({ city: uuidSchema, entity: uuidSchema, sha256: photoHashSchema });
const bytesSchema = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MAX_PHOTO_BYTES));
const headersSchema = z.object({ 'upload-offset': bytesSchema, 'upload-length': bytesSchema });

type Answer =
  | { readonly kind: 'refused'; readonly status: number; readonly code: Parameters<typeof refuse>[2] }
  | { readonly kind: 'wait' }
  /** `personId`: of who named it, whoever brings it ([S29]). */
  | { readonly kind: 'photo'; readonly photo: HeldPhoto; readonly personId: string };

/**
 * `/b/<city>/<proposal or comment>/<sha256>`: takes a photo's bytes, piece by piece, with the semantics of tus 1.0. HEAD
 * says how many have come, PATCH brings more from exactly there. Who may send is who has named the photo ([S21]).
 */
export async function servePhotos(http: FastifyInstance, services: Services, pokeHub: PokeHub): Promise<void> {
  const turns = new Turns(REENCODED_AT_ONCE);
  let waiting = 0;
  await servePictures(http, services.database);
  http.addContentTypeParser(PIECE_TYPE, (_request, payload, done) => done(null, payload));
  http.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/b/')) return;
    reply.headers({ 'cache-control': 'no-store', 'tus-resumable': '1.0.0' });
  });

  async function ask(
    request: FastifyRequest,
    reply: FastifyReply,
    length: number | null,
  ): Promise<{ photo: HeldPhoto; name: PhotoName; cityId: string; personId: string } | null> {
    const parameters = parametersSchema.safeParse(request.params);
    if (!parameters.success) return none(reply, 404, 'not-found');
    const { city: cityId, entity: entityId, sha256 } = parameters.data;
    const found = await readCaller({ services, request }, cityId, PIECES_OF_A_PERSON);
    if (!found) return none(reply, 404, 'not-found');
    if (!found.caller) return none(reply, 401, 'sign-in-needed');
    const { caller } = found;
    const name = { entityId, sha256 };
    const answer = await services.database.withCity(cityId, async (tx): Promise<Answer> => {
      // One answer for "not there", "not yours" and "not named": it must not tell which.
      const personId = await whoNames(tx, name);
      const permitted = personId !== null && (personId === caller.personId || may(caller, 'hand-in'));
      if (!permitted) return { kind: 'refused', status: 404, code: 'not-found' };
      const held = await findPhoto(tx, name);
      // One that has come whole waits for its picture, not for the line.
      const isWhole = held !== null && held.received === held.size;
      const now = services.now();
      const lease = { cityId, personId, places: LEASES, now, until: new Date(now.getTime() + LEASE_MS) };
      if (!isWhole && !(await takeLease(tx, lease))) return { kind: 'wait' };
      if (held && length !== null && held.size !== length) {
        // Only while nothing of it is here may it still turn out to be of another size ([S20]).
        if (held.received > 0) return { kind: 'refused', status: 400, code: 'input-invalid' };
        await setSize(tx, name, length);
        return { kind: 'photo', personId, photo: { ...held, size: length } };
      }
      if (held) return { kind: 'photo', personId, photo: held };
      if (length === 0) return { kind: 'refused', status: 400, code: 'input-invalid' };
      const fresh: HeldPhoto = { size: length ?? 0, received: 0, state: 'uploading', mismatches: 0 };
      if (length === null) return { kind: 'photo', personId, photo: fresh };
      if ((await bytesOfPerson(tx, personId)) + length > PERSON_BYTES) {
        return { kind: 'refused', status: 403, code: 'photo-quota' };
      }
      await insertPhoto(tx, cityId, { ...name, personId, size: length, now });
      return { kind: 'photo', personId, photo: fresh };
    });
    if (answer.kind === 'refused') return none(reply, answer.status, answer.code);
    if (answer.kind === 'wait') {
      reply.header('retry-after', String(2 + Math.floor(Math.random() * 4)));
      return none(reply, 503, 'server-busy');
    }
    return { photo: answer.photo, name, cityId, personId: answer.personId };
  }

  http.head('/b/:city/:entity/:sha256', async (request, reply) => {
    const asked = await limited(reply, () => ask(request, reply, null));
    if (!asked) return reply;
    const { received, size } = asked.photo;
    if (size > 0) reply.header('upload-length', String(size));
    return reply.code(200).header('upload-offset', String(received)).send();
  });

  http.patch('/b/:city/:entity/:sha256', async (request, reply) => {
    const body = request.body;
    const headers = headersSchema.safeParse(request.headers);
    if (!headers.success || !(body instanceof Readable)) return refuse(reply, 400, 'input-invalid');
    const { 'upload-offset': offset, 'upload-length': length } = headers.data;
    const asked = await limited(reply, () => ask(request, reply, length));
    if (!asked) return reply;
    const { cityId, personId, name } = asked;
    const verdict = judgePiece(asked.photo, offset);
    if (verdict.kind === 'refused') return refuse(reply, 422, 'photo-unreadable');
    if (verdict.kind === 'told') {
      return sendOffset(reply, asked.photo.state === 'stored' ? 204 : 409, verdict.offset);
    }
    const piece = await readPiece(body, Math.min(length - offset, MAX_PIECE_BYTES));
    if (!piece) return refuse(reply, 413, 'too-large');
    const received = await services.database.withCity(cityId, async (tx) => {
      const now = await findPhoto(tx, name);
      if (now?.state !== 'uploading' || now.received !== offset) return now?.received ?? 0;
      if (piece.length === 0) return offset;
      await appendBytes(tx, cityId, name, { offset, bytes: piece, now: services.now() });
      // The line is free for the next phone while the picture is made.
      if (offset + piece.length === length) await giveLeaseBack(tx, personId);
      return offset + piece.length;
    });
    if (received !== offset + piece.length) return sendOffset(reply, 409, received);
    if (received < length) return sendOffset(reply, 204, received);
    if (waiting >= WAITING_FOR_PICTURES) return sendFinished(reply, 'not-now', length);
    waiting += 1;
    try {
      const finished = await turns.take(() => finishPhoto({ services, pokeHub }, cityId, name));
      return sendFinished(reply, finished, length);
    } finally {
      waiting -= 1;
    }
  });
}

function none(reply: FastifyReply, status: number, code: Parameters<typeof refuse>[2]): null {
  refuse(reply, status, code);
  return null;
}

/** What a limit refuses is answered as everywhere else. */
async function limited<T>(reply: FastifyReply, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.refusalCode !== 'rate-limited') throw error;
    if (error.retryAfterSeconds !== null) reply.header('retry-after', String(error.retryAfterSeconds));
    return none(reply, 429, 'rate-limited');
  }
}

const sendOffset = (reply: FastifyReply, status: number, offset: number): FastifyReply =>
  reply.code(status).header('upload-offset', String(offset)).send();

function sendFinished(reply: FastifyReply, finished: Finished, length: number): FastifyReply {
  switch (finished) {
    case 'stored':
      return sendOffset(reply, 204, length);
    case 'hash-differs':
      return sendOffset(reply, CHECKSUM_MISMATCH, 0);
    case 'unreadable':
      return refuse(reply, 422, 'photo-unreadable');
    case 'not-now':
      return refuse(reply.header('retry-after', String(ASK_AGAIN_SECONDS)), 503, 'server-busy');
    case 'not-found':
      return refuse(reply, 404, 'not-found');
  }
}
