import * as z from 'zod/mini';
import { stringKeySchema } from '../ids.ts';

/**
 * Own words; they stay on the device. `explain`: screen 5. `tomorrow`: screen 8, with suggestions to tap.
 */
export const reflectParams = z.strictObject({
  use: z.enum(['explain', 'tomorrow']),
  title: stringKeySchema,
  prompt: stringKeySchema,
  hint: z.nullable(stringKeySchema),
  suggestions: z.array(stringKeySchema).check(z.maxLength(6)),
});
