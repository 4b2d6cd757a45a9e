import * as z from 'zod/mini';
import { uuidSchema } from './id.ts';

/**
 * What became of an act that had been parked: a row of its author's own scope, so that it reaches the phone with the
 * next pull, whichever version of the app asks. `id` is the `mid`.
 */
export const actOutcomeSchema = z.object({
  id: uuidSchema,
  status: z.enum(['applied', 'merged', 'rejected']),
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});
export type ActOutcome = z.infer<typeof actOutcomeSchema>;
