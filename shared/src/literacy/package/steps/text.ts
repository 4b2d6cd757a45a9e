import * as z from 'zod/mini';
import { idSchema, stringKeySchema } from '../ids.ts';

/**
 * A screen to read. `reality`: what research found, with its sources; `model`: what only holds in our own model and
 * says so ([H6]).
 */
export const textParams = z.strictObject({
  look: z.enum(['plain', 'reality', 'model']),
  title: stringKeySchema,
  body: z.array(stringKeySchema).check(z.minLength(1), z.maxLength(8)),
  /** Ids of `sources` in `module.json`; shown with author, year and link. */
  sources: z.array(idSchema).check(z.maxLength(5)),
});
