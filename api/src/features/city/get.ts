import { cityInfoSchema } from '@werkstadt/shared/city/city-info';
import * as z from 'zod/mini';
import { findCityBySlug } from '../../db/cities.ts';
import { Refusal } from '../../platform/refusal.ts';
import { publicProcedure } from '../../trpc.ts';
import { sealKeysOf } from '../planning/seal-keys.ts';

export const get = publicProcedure
  .input(z.strictObject({ slug: z.string().check(z.maxLength(60)) }))
  .output(cityInfoSchema)
  .query(async ({ ctx, input }) => {
    const city = await findCityBySlug(ctx.services.database, input.slug);
    if (!city) throw new Refusal('not-found', { field: 'slug' });
    return { ...city, sealKeys: await sealKeysOf(ctx.services, city) };
  });
