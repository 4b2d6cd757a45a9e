import { belongsToRound, readRoundResult } from '@werkstadt/shared/literacy/workshop/round-result';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import { resultTextSchema, roundCodeSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { insertResult, lockRound } from '../../db/workshop.ts';
import { ipPrefix } from '../../platform/ip-prefix.ts';
import { limits, takeFromLimit } from '../../platform/rate-limit.ts';
import { Refusal } from '../../platform/refusal.ts';
import { cityProcedure } from '../../trpc.ts';

/**
 * Takes one phone's result (20 bytes, in a course twice, without name, device or account), from that phone or from another that has a
 * network. Sending it again is harmless; once the round is closed it is refused and stays on the phone.
 */
export const report = cityProcedure
  .input(z.strictObject({ city: uuidSchema, code: roundCodeSchema, result: resultTextSchema }))
  .mutation(async ({ ctx, input }) => {
    const { services, city, request } = ctx;
    await takeFromLimit(services, city.id, limits.roundByNetwork, ipPrefix(request.ip));
    const records = readRoundResult(input.result);
    if (!records) throw new Refusal('input-invalid', { field: 'result' });
    await services.database.withCity(city.id, async (tx) => {
      const round = await lockRound(tx, input.code, 'share');
      if (!round) throw new Refusal('not-found', { field: 'code' });
      if (round.closedAt) throw new Refusal('round-closed');
      if (!belongsToRound(records, round)) throw new Refusal('input-invalid', { field: 'result' });
      for (const { record, result } of records) {
        await insertResult(tx, city.id, round.id, { nonce: result.nonce, record });
      }
    });
  });
