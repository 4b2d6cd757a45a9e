import * as z from 'zod/mini';
import { idSchema, stringKeySchema } from '../ids.ts';

/** `posts.json` of M1. */
export const postsSchema = z.strictObject({
  /** Names of the topics 0 to 5. */
  topics: z.array(stringKeySchema).check(z.length(6)),
  /** What the local question is, and its two ends: stance −1 and 1. */
  question: stringKeySchema,
  ends: z.tuple([stringKeySchema, stringKeySchema]),
  posts: z
    .array(
      z.strictObject({
        id: idSchema,
        topic: z.int().check(z.minimum(0), z.maximum(5)),
        /** −1 to 1, 0 = none. */
        stance: z.number().check(z.minimum(-1), z.maximum(1)),
        /** How much it stirs up, 0 to 1. */
        arousal: z.number().check(z.minimum(0), z.maximum(1)),
        /** Minutes since the first post; higher is newer. */
        time: z.int().check(z.minimum(0)),
        author: stringKeySchema,
        text: stringKeySchema,
      }),
    )
    .check(z.minLength(40), z.maxLength(120)),
});
export type Posts = z.infer<typeof postsSchema>;
