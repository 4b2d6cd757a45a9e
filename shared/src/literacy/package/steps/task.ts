import { stringKeySchema } from '../ids.ts';

/** What every simulation says: heading, what to do, and what one could see once it is done. */
export const taskWords = { title: stringKeySchema, task: stringKeySchema, end: stringKeySchema };
