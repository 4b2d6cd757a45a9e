import { initTRPC, type TRPCError } from '@trpc/server';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import type { RequestContext } from './context.ts';
import { isOverburdened } from './db/connection-error.ts';
import { type CountedCalls, readCaller } from './features/session/read-caller.ts';
import { Refusal } from './platform/refusal.ts';

const inputIssues = z.object({ issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])) })) });

/** Code and field of ours for anything that was thrown; never a message of the database or a stack ([SEC11]). */
function describe(error: TRPCError): { werkstadt: ErrorCode; field: string | null } {
  if (error instanceof Refusal) return { werkstadt: error.refusalCode, field: error.field };
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR' || error.code === 'UNSUPPORTED_MEDIA_TYPE') {
    const cause = inputIssues.safeParse(error.cause);
    return { werkstadt: 'input-invalid', field: cause.success ? (cause.data.issues[0]?.path.join('.') ?? null) : null };
  }
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED')
    return { werkstadt: 'not-found', field: null };
  if (error.code === 'PAYLOAD_TOO_LARGE') return { werkstadt: 'too-large', field: null };
  return { werkstadt: 'server-error', field: null };
}

/** A subscription that says nothing for this long is taken for dead by proxies and phones: so it says "ping" ([S28]). */
const PING_MS = 15_000;
const RECONNECT_AFTER_SILENCE_MS = 45_000;
const RETRY_WHEN_BUSY_SECONDS = 2;

const t = initTRPC.context<RequestContext>().create({
  sse: {
    ping: { enabled: true, intervalMs: PING_MS },
    client: { reconnectAfterInactivityMs: RECONNECT_AFTER_SILENCE_MS },
  },
  errorFormatter: ({ shape, error }) => {
    const { werkstadt, field } = describe(error);
    return {
      code: shape.code,
      message: werkstadt,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, werkstadt, field },
    };
  },
});

export const router = t.router;

/** A database that is overburdened or just away: nothing was decided, and another try helps. */
export const publicProcedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && isOverburdened(result.error.cause)) {
    throw new Refusal('server-busy', { retryAfterSeconds: RETRY_WHEN_BUSY_SECONDS });
  }
  return result;
});

/** Every procedure of a city names it; who calls is read from the cookie of that city alone ([SEC3]). */
const procedureOfCity = (counted: CountedCalls | null) =>
  publicProcedure.input(z.object({ city: uuidSchema })).use(async ({ ctx, input, next }) => {
    const city = await readCaller(ctx, input.city, counted);
    if (!city) throw new Refusal('not-found', { field: 'city' });
    return next({ ctx: { city: { id: input.city, epoch: city.epoch }, caller: city.caller } });
  });

export const cityProcedure = procedureOfCity(null);

/** For calls that each caller may make so often; who is not signed in is not counted. */
export const countedProcedure = (counted: CountedCalls) => procedureOfCity(counted);

/** A participant's session must stand ([S17]). */
export const participantProcedure = cityProcedure.use(async ({ ctx, next }) => {
  if (!ctx.caller) throw new Refusal('sign-in-needed');
  return next({ ctx: { caller: ctx.caller } });
});
