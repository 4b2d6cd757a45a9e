import type { z } from 'zod/mini';
import { supportSchema } from '../support/support.ts';

/** One person follows one proposal. Same shape and privacy as a support: row id = proposal id, own scope only. */
export const followSchema = supportSchema;
export type Follow = z.infer<typeof followSchema>;
