import { randomInt, randomUUID } from 'node:crypto';
import { numberChoices } from '@werkstadt/shared/literacy/workshop/round-result';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import { activitySchema, type Round, roundSchema } from '@werkstadt/shared/workshop/round';
import { makeRoundCode } from '@werkstadt/shared/workshop/round-code';
import * as z from 'zod/mini';
import { insertRound } from '../../db/workshop.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staffProcedure } from '../staff/staff-procedure.ts';
import { roundAnswer } from './round-answer.ts';

const ATTEMPTS = 5;
const RANGE = 2 ** 32;
const random = () => randomInt(RANGE) / RANGE;

/** Staff alone leads a group; what a round is made of is drawn here, the same for all its phones. */
export const groupLeaderProcedure = staffProcedure('lead-group');

export const open = groupLeaderProcedure
  .input(z.strictObject({ city: uuidSchema, activity: activitySchema }))
  .output(roundSchema)
  .mutation(async ({ ctx, input }): Promise<Round> => {
    const { services, city, account } = ctx;
    const { choices, step } = numberChoices(input.activity);
    const drawn = { activity: input.activity, number: randomInt(choices) * step, seed: randomInt(RANGE) };
    const openedAt = services.now();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const round = { ...drawn, id: randomUUID(), code: makeRoundCode(random), openedBy: account.id, openedAt };
      const inserted = await services.database.withCity(city.id, (tx) => insertRound(tx, city.id, round));
      if (inserted) return roundAnswer({ ...round, closedAt: null, publication: null });
    }
    throw new Refusal('server-busy', { retryAfterSeconds: 1 });
  });
