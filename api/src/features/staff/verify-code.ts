import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { appendAudit } from '../../db/audit-log.ts';
import { findSession, promoteSession } from '../../db/sessions.ts';
import { deleteSignInCode, findStaffAccount, tryLatestCode } from '../../db/staff.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal, type RefusalCode } from '../../platform/refusal.ts';
import { participantProcedure } from '../../trpc.ts';
import { type Caller, callerOf } from '../session/caller.ts';
import { hashToken, newToken, writeToken } from '../session/cookie.ts';
import { sessionAnswer, sessionAnswerSchema } from '../session/session-answer.ts';
import { emailSchema } from './email.ts';
import { codeHash, emailHash } from './sign-in-code.ts';

const verifyInput = z.strictObject({
  city: uuidSchema,
  email: emailSchema,
  code: z.string().check(z.trim(), z.regex(/^\d{6}$/)),
});

/** The session gains the roles of the account, under a new token. A wrong code costs one of three tries. */
export const verifyCode = participantProcedure
  .input(verifyInput)
  .output(sessionAnswerSchema)
  .mutation(async ({ ctx, input }) => {
    const { services, city, request, reply, caller } = ctx;
    const { keyedHash, database } = services;
    await takeFromLimit(services, city.id, limits.verifyByNetwork, ipPrefix(request.ip));
    const now = services.now();
    const token = newToken();
    // The try is taken by a committed transaction even when it was in vain: a refusal is an answer, not an exception here.
    const outcome = await database.withCity(city.id, async (tx): Promise<Caller | RefusalCode> => {
      const address = emailHash(keyedHash, city.id, input.email);
      const latest = await tryLatestCode(tx, address);
      if (!latest?.codeHash.equals(codeHash(keyedHash, city.id, input.email, input.code))) return 'code-wrong';
      if (latest.expiresAt <= now) return 'code-expired';
      await deleteSignInCode(tx, address);
      const account = await findStaffAccount(tx, input.email);
      if (!account) return 'code-wrong';
      const tokenHash = hashToken(token);
      await promoteSession(tx, caller.sessionId, tokenHash, account.id, now);
      const found = await findSession(tx, tokenHash);
      await appendAudit(tx, city.id, { kind: 'signed-in', at: now, accountId: account.id });
      return (found?.session ? callerOf(found.session, now) : null) ?? 'sign-in-needed';
    });
    if (typeof outcome === 'string') throw new Refusal(outcome, { field: 'code' });
    writeToken(reply, city.id, token, outcome.expiresAt);
    return sessionAnswer(outcome);
  });
