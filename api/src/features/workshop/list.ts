import { uuidSchema } from '@werkstadt/shared/sync/id';
import { roundSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { listRounds } from '../../db/workshop.ts';
import { groupLeaderProcedure } from './open.ts';
import { roundAnswer } from './round-answer.ts';

const LIMIT = 20;

/** The rounds this member of staff has opened, the newest first. */
export const list = groupLeaderProcedure
  .input(z.strictObject({ city: uuidSchema }))
  .output(z.array(roundSchema))
  .query(async ({ ctx }) => {
    const { services, city, account } = ctx;
    const rounds = await services.database.withCity(city.id, (tx) => listRounds(tx, account.id, LIMIT));
    return rounds.map(roundAnswer);
  });
