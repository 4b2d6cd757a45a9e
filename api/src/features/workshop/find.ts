import { uuidSchema } from '@werkstadt/shared/sync/id';
import { roundCodeSchema, roundSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { findRound } from '../../db/workshop.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';
import { roundAnswer } from './round-answer.ts';

/** A phone joins by the code alone: nothing is written down about it. After the close it reads what was published. */
export const find = cityProcedure
  .input(z.strictObject({ city: uuidSchema, code: roundCodeSchema }))
  .output(roundSchema)
  .query(async ({ ctx, input }) => {
    const { services, city, request } = ctx;
    await takeFromLimit(services, city.id, limits.roundByNetwork, ipPrefix(request.ip));
    const round = await services.database.withCity(city.id, (tx) => findRound(tx, input.code));
    if (!round) throw new Refusal('not-found', { field: 'code' });
    return roundAnswer(round);
  });
