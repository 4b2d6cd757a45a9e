import { randomUUID, verify } from 'node:crypto';
import { nonceText } from '@werkstadt/shared/session/nonce-text';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { findParticipant, insertParticipant, isErased, useNonce } from '../../db/participants.ts';
import { insertSession } from '../../db/sessions.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';
import { callerOf } from './caller.ts';
import { hashToken, newToken, writeToken } from './cookie.ts';
import { readNonce } from './nonce.ts';
import { readPublicKey } from './public-key.ts';
import { sessionAnswer, sessionAnswerSchema } from './session-answer.ts';

const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(300));
const openInput = z.strictObject({
  city: uuidSchema,
  participant: uuidSchema,
  /** SPKI, base64url. */
  publicKey: base64url,
  nonce: base64url,
  /** ECDSA P-256 over SHA-256 of `nonceText`, IEEE P1363, base64url. */
  signature: base64url,
});

/** The request came through the origin check ([SEC10]): what the browser names is our own. */
function ownOrigin(request: FastifyRequest, publicUrl: string): string {
  return request.headers.origin ?? publicUrl;
}

const USER_AGENT_LENGTH = 200;

/** A participant proves its device key and gets a session: no e-mail, no name, no account row ([TR4]). */
export const open = cityProcedure
  .input(openInput)
  .output(sessionAnswerSchema)
  .mutation(async ({ ctx, input }) => {
    const { services, request, reply, city } = ctx;
    await takeFromLimit(services, city.id, limits.openSessionByNetwork, ipPrefix(request.ip));
    const now = services.now();
    const nonce = readNonce(services.keyedHash, city.id, input.nonce, now);
    if (!nonce) throw new Refusal('input-invalid', { field: 'nonce' });
    const spki = Buffer.from(input.publicKey, 'base64url');
    const key = readPublicKey(spki);
    if (!key) throw new Refusal('input-invalid', { field: 'publicKey' });
    const signed = Buffer.from(nonceText({ ...input, origin: ownOrigin(request, services.publicUrl) }));
    const signature = Buffer.from(input.signature, 'base64url');
    if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)) {
      throw new Refusal('input-invalid', { field: 'signature' });
    }
    const token = newToken();
    const sessionId = randomUUID();
    const caller = await services.database.withCity(city.id, async (tx) => {
      if (!(await useNonce(tx, city.id, nonce.hash, nonce.expiresAt)))
        throw new Refusal('input-invalid', { field: 'nonce' });
      if (await isErased(tx, services.keyedHash('erased', city.id, input.participant))) throw new Refusal('erased');
      await insertParticipant(tx, city.id, input.participant, spki, now);
      const participant = await findParticipant(tx, input.participant);
      // Somebody else's id: the key that was there first stays.
      if (!participant?.publicKey.equals(spki)) throw new Refusal('forbidden', { field: 'participant' });
      const userAgent = request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH) ?? null;
      await insertSession(
        tx,
        city.id,
        { id: sessionId, tokenHash: hashToken(token), participantId: input.participant, userAgent },
        now,
      );
      return callerOf(
        {
          id: sessionId,
          participantId: input.participant,
          personId: participant.personId,
          createdAt: now,
          lastSeenAt: now,
          account: null,
        },
        now,
      );
    });
    if (!caller) throw new Refusal('server-error');
    writeToken(reply, city.id, token, caller.expiresAt);
    return sessionAnswer(caller);
  });
