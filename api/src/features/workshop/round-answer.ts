import { publicationSchema } from '@werkstadt/shared/literacy/workshop/publication';
import type { Round } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import type { RoundRow } from '../../db/workshop.ts';

/** A round without the ids of the database: nobody needs them. */
export function roundAnswer({ code, number, activity, seed, openedAt, closedAt, publication }: RoundRow): Round {
  return {
    code,
    number,
    activity,
    seed,
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    publication: z.parse(z.nullable(publicationSchema), publication),
  };
}
