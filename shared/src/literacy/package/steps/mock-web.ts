import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { taskWords } from './task.ts';

/** M3. Cases stand in `cases.json`, pages in `pages/<language>.json`. */
export const mockWebParams = z.discriminatedUnion('part', [
  /** The claim and its page alone: trust it? Nothing can be looked up yet. */
  z.strictObject({ part: z.literal('first-look'), ...taskWords, case: idSchema }),
  /** Search, tabs, back and a clock; each case ends with a verdict. */
  z.strictObject({
    part: z.literal('search'),
    ...taskWords,
    cases: z.array(idSchema).check(z.minLength(1), z.maxLength(5)),
    /** After so many verdicts one may go on; the other cases stay for whoever wants them. */
    enough: z.int().check(z.minimum(1), z.maximum(5)),
  }),
]);
