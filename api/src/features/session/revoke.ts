import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { deleteSession } from '../../db/sessions.ts';
import { Refusal } from '../../platform/refusal.ts';
import { participantProcedure } from '../../trpc.ts';
import { clearToken } from './cookie.ts';

/** Ends one of the caller's own sessions. Somebody else's and one that is not there get the same answer. */
export const revoke = participantProcedure
  .input(z.strictObject({ city: uuidSchema, id: uuidSchema }))
  .mutation(async ({ ctx, input }) => {
    const { personId, account, sessionId } = ctx.caller;
    const gone = await ctx.services.database.withCity(ctx.city.id, (tx) =>
      deleteSession(tx, input.id, personId, account?.id ?? null),
    );
    if (!gone) throw new Refusal('not-found', { field: 'id' });
    if (input.id === sessionId) clearToken(ctx.reply, ctx.city.id);
  });
