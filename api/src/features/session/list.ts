import { instantSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { listSessions } from '../../db/sessions.ts';
import { participantProcedure } from '../../trpc.ts';
import { citizenSeenAfter, staffUntil } from './caller.ts';

const answer = z.array(
  z.strictObject({
    id: z.string(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema,
    userAgent: z.nullable(z.string()),
    current: z.boolean(),
    staff: z.boolean(),
  }),
);

/** The devices this person, or this member of staff, is signed in on. */
export const list = participantProcedure.output(answer).query(async ({ ctx }) => {
  const now = ctx.services.now();
  const { personId, account, sessionId } = ctx.caller;
  const rows = await ctx.services.database.withCity(ctx.city.id, (tx) =>
    listSessions(tx, personId, account?.id ?? null, citizenSeenAfter(now)),
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    userAgent: row.userAgent,
    current: row.id === sessionId,
    staff:
      row.staffSince !== null &&
      row.staffSeenAt !== null &&
      staffUntil({ since: row.staffSince, seenAt: row.staffSeenAt }) > now,
  }));
});
