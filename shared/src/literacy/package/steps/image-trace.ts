import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { taskWords } from './task.ts';

/** M4. Pictures with their history stand in `pictures.json`. */
export const imageTraceParams = z.discriminatedUnion('part', [
  /** The picture with its claim alone. */
  z.strictObject({ part: z.literal('claim'), ...taskWords, picture: idSchema }),
  /** Moves along the history, with mock reverse search and the panel of content credentials. */
  z.strictObject({
    part: z.literal('history'),
    ...taskWords,
    pictures: z.array(idSchema).check(z.minLength(1), z.maxLength(5)),
  }),
]);
