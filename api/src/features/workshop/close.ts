import { publishCourseRound, publishRound } from '@werkstadt/shared/literacy/workshop/publication';
import { readRecord } from '@werkstadt/shared/literacy/workshop/record';
import { recordsOfResult } from '@werkstadt/shared/literacy/workshop/round-result';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import { roundCodeSchema, roundSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { lockRound, storePublication, takeResults } from '../../db/workshop.ts';
import { Refusal } from '../../platform/refusal.ts';
import { groupLeaderProcedure } from './open.ts';
import { roundAnswer } from './round-answer.ts';

/** Ends a round: what it says is made once, and the single results go. Closing twice answers the same. */
export const close = groupLeaderProcedure
  .input(z.strictObject({ city: uuidSchema, code: roundCodeSchema }))
  .output(roundSchema)
  .mutation(async ({ ctx, input }) => {
    const { services, city } = ctx;
    return services.database.withCity(city.id, async (tx) => {
      const round = await lockRound(tx, input.code, 'update');
      if (!round) throw new Refusal('not-found', { field: 'code' });
      if (round.closedAt) return roundAnswer(round);
      const closedAt = services.now();
      const records = await takeResults(tx, round.id);
      const results = records.flatMap((record) => readRecord(record) ?? []);
      const publication =
        recordsOfResult(round) === 2 ? publishCourseRound(results, round.number) : publishRound(results);
      await storePublication(tx, round.id, closedAt, publication);
      return roundAnswer({ ...round, closedAt, publication });
    });
  });
