import * as z from 'zod/mini';
import { instantSchema, uuidSchema } from '../sync/id.ts';

/**
 * One person's support of one proposal. Row id = proposal id, key (city, proposal, person) ([TR7]).
 * It lives in the person's own scope only; others see nothing but the count ([TR8]).
 */
export const supportSchema = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  personId: uuidSchema,
  active: z.boolean(),
  changedAt: instantSchema,
});
export type Support = z.infer<typeof supportSchema>;
