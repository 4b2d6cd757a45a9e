import * as z from 'zod/mini';
import { wordsSchema } from './ids.ts';

/** What an item or an exercise says about the picture, whatever the file really is. */
const storySchema = z.strictObject({
  origin: z.enum(['camera', 'ai']),
  /** Of the content credentials. */
  credentials: z.enum(['present', 'absent', 'broken']),
});

/** `assets/assets.json`: every file beside it, with rights and alternative text. */
export const assetsSchema = z
  .array(
    z.strictObject({
      file: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*\.(avif|webp|svg)$/, 'asset-file'), z.maxLength(80)),
      bytes: z.int().check(z.minimum(1), z.maximum(200_000)),
      licence: z.string().check(z.minLength(1)),
      author: z.string().check(z.minLength(1)),
      /** Says what is seen, never the answer. */
      alt: wordsSchema,
      story: z.nullable(storySchema),
    }),
  )
  .check(z.maxLength(100));
export type Assets = z.infer<typeof assetsSchema>;
