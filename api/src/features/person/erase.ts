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
  const taken = await services.database.withCity(city.id, (tx) =>
    erasePerson(tx, city.id, {
      personId: caller.personId,
      choices: new Map(input.contributions.map(({ id, keep }) => [id, keep])),
      hashOf: (participantId) => services.keyedHash('erased', city.id, participantId),
      now: services.now(),
    }),
  );
  pokeHub.announce(city.id, taken);
  clearToken(reply, city.id);
});
