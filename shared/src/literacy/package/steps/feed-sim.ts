import * as z from 'zod/mini';
import { rankings } from '../../models/feed.ts';
import { stringKeySchema } from '../ids.ts';
import { taskWords } from './task.ts';

/** M1. Posts stand in `posts.json`. */
export const feedSimParams = z.discriminatedUnion('part', [
  /** The learner reads, opens and skips, round by round. */
  z.strictObject({ part: z.literal('swipe'), ...taskWords, rounds: z.int().check(z.minimum(1), z.maximum(40)) }),
  /** The same rounds under other rankings, opened by a simulated reader; gauges move. */
  z.strictObject({
    part: z.literal('replay'),
    ...taskWords,
    rounds: z.int().check(z.minimum(1), z.maximum(40)),
    /** Of the simulated reader, −1 to 1 and not 0; the learner may change it. */
    readerStance: z.number().check(z.minimum(-1), z.maximum(1)),
    /** As offered, the first one is shown first. */
    rankings: z.array(z.enum(rankings)).check(z.minLength(2), z.maxLength(5)),
  }),
  /** Find the rule behind three numbers (Wason's 2-4-6). */
  z.strictObject({
    part: z.literal('rule-task'),
    ...taskWords,
    /** Shown once the rule was named or given up. */
    reveal: stringKeySchema,
    maximumTries: z.int().check(z.minimum(3), z.maximum(30)),
  }),
]);
