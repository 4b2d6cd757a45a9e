import { toldCountSchema, toldNumber } from '@werkstadt/shared/literacy/workshop/publication';
import { recordsOfResult } from '@werkstadt/shared/literacy/workshop/round-result';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import { roundCodeSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { countResults, findRound } from '../../db/workshop.ts';
import { Refusal } from '../../platform/refusal.ts';
import { groupLeaderProcedure } from './open.ts';

/** How many results have come so far; of fewer than five only that. */
export const count = groupLeaderProcedure
  .input(z.strictObject({ city: uuidSchema, code: roundCodeSchema }))
  .output(toldCountSchema)
  .query(async ({ ctx, input }) => {
    const { services, city } = ctx;
    return services.database.withCity(city.id, async (tx) => {
      const round = await findRound(tx, input.code);
      if (!round) throw new Refusal('not-found', { field: 'code' });
      return toldNumber((await countResults(tx, round.id)) / recordsOfResult(round));
    });
  });
