import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { taskWords } from './task.ts';

const goal = z.enum(['mislead', 'honest']);

/** M5. Data sets stand in `charts.json`. */
export const chartLabParams = z.discriminatedUnion('part', [
  /** Bars with a movable axis base and time window. */
  z.strictObject({ part: z.literal('bars'), ...taskWords, goal, bars: idSchema }),
  /** Areas with class breaks and a per-head switch. */
  z.strictObject({ part: z.literal('map'), ...taskWords, goal, map: idSchema }),
]);
