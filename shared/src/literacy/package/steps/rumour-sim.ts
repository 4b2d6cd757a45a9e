import * as z from 'zod/mini';
import { stringKeySchema } from '../ids.ts';
import { taskWords } from './task.ts';

const town = {
  ...taskWords,
  /** What the rumour says. */
  rumour: stringKeySchema,
  /** Names of district A, where it starts, and of district B. */
  districts: z.tuple([stringKeySchema, stringKeySchema]),
  steps: z.int().check(z.minimum(10), z.maximum(400)),
  /** Chance to check, p_v, at the start of the exercise. */
  checking: z.number().check(z.minimum(0), z.maximum(0.15)),
};

/** M2. A town of 150 people in two districts; the other figures of the model stand in the model. */
export const rumourSimParams = z.discriminatedUnion('part', [
  /** Release the rumour and step. */
  z.strictObject({ part: z.literal('release'), ...town }),
  /** Place a few fact-checks: at random, with the well-connected, at the bridges. */
  z.strictObject({ part: z.literal('place-checks'), ...town, checks: z.int().check(z.minimum(1), z.maximum(10)) }),
  /** Raise everyone's checking a little with a slider. */
  z.strictObject({
    part: z.literal('check-more'),
    ...town,
    maximumChecking: z.number().check(z.minimum(0), z.maximum(0.15)),
  }),
  /** Simple or complex contagion, marked as an open question. */
  z.strictObject({ part: z.literal('contagion'), ...town, openQuestion: stringKeySchema }),
]);
