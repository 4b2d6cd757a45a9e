import { sealWeighing } from '@werkstadt/shared/districts/weighing/seal-weighing';
import { sealedWeighingSchema, weighingRecordSchema } from '@werkstadt/shared/districts/weighing/weighing-record';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { findCityById } from '../../db/cities.ts';
import { Refusal } from '../../platform/refusal.ts';
import { staffProcedure } from '../staff/staff-procedure.ts';
import { citySealSigning, sealKeysOf } from './seal-keys.ts';

/**
 * Puts the city's seal on a record of weighing, once its numbers came out the same from the city's own pack
 * ([DP16]). Nothing is stored: the record belongs to whoever weighed.
 */
export const signWeighing = staffProcedure('decide')
  .input(z.strictObject({ city: uuidSchema, record: weighingRecordSchema }))
  .output(sealedWeighingSchema)
  .mutation(async ({ ctx, input: { record } }) => {
    const { services, planning } = ctx;
    const city = await findCityById(services.database, ctx.city.id);
    const hash = city?.pack?.files.find(({ role }) => role === 'districts')?.sha256;
    if (!city?.pack || hash === undefined) throw new Refusal('not-found', { field: 'pack' });
    const pack = { version: city.pack.version, districtsHash: hash };
    const answer = await planning.ask(city, { topic: 'weighing', record, pack });
    const problem = answer?.problem ?? null;
    if (problem !== null) throw new Refusal('input-invalid', { field: problem === 'other-pack' ? 'pack' : 'results' });
    const signing = citySealSigning(services, city.id);
    // No seal goes out whose key is not named.
    await sealKeysOf(services, city);
    return sealWeighing(record, signing, signing);
  });
