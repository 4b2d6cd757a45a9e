import * as z from 'zod/mini';
import { listCities } from '../../db/cities.ts';
import { publicProcedure } from '../../trpc.ts';

const answer = z.array(z.object({ id: z.string(), slug: z.string(), name: z.string() }));

export const list = publicProcedure.output(answer).query(({ ctx }) => listCities(ctx.services.database));
