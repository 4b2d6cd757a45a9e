import { erasureChoices } from '@werkstadt/shared/person/erase-contribution';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { erasePerson } from '../../db/erase-person.ts';
import { participantProcedure } from '../../trpc.ts';
import { clearToken } from '../session/cookie.ts';

const MAX_CONTRIBUTIONS = 10_000;

const eraseInput = z.strictObject({
  city: uuidSchema,
  contributions: z
    .array(z.strictObject({ id: uuidSchema, keep: z.enum(erasureChoices) }))
    .check(z.maxLength(MAX_CONTRIBUTIONS)),
});

/** "Delete me" ([TR11]): for good, and without a way back. */
export const erase = participantProcedure.input(eraseInput).mutation(async ({ ctx, input }) => {
  const { services, city, caller, pokeHub, reply } = ctx;
  const participants = new Map<string, Buffer>();
  const hashOf = (participantId: string) => {
    const hash = services.keyedHash('erased', city.id, participantId);
    participants.set(participantId, hash);
    return hash;
  };
  const now = services.now();
  const taken = await services.database.withCity(city.id, async (tx) => {
    const touched = await erasePerson(tx, city.id, {
      personId: caller.personId,
      choices: new Map(input.contributions.map(({ id, keep }) => [id, keep])),
      hashOf,
      now,
    });
    // Before the commit: an erasure that no restore repeats would be none.
    services.recordErasure({
      at: now.toISOString(),
      cityId: city.id,
      participants: [...participants.values()].map((hash) => hash.toString('base64url')),
      contributions: input.contributions,
    });
    return touched;
  });
  pokeHub.announce(city.id, taken);
  clearToken(reply, city.id);
});
