import * as z from 'zod/mini';
import { daySchema, idSchema, stringKeySchema } from '../ids.ts';

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/**
 * `pages/<language>.json` of M3: the mock web, the same pages in every language. `text` is restricted Markdown, so its
 * links lead to ids of pages.
 */
export const pagesSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      /** Ends in `.example`: no such address exists. */
      host: z.string().check(z.regex(/^([a-z0-9-]+\.)+example$/, 'host'), z.maxLength(80)),
      /** Begins with a slash. */
      path: z.string().check(z.regex(/^\/[a-z0-9/-]*$/, 'path'), z.maxLength(80)),
      /** Whoever stands behind it; never shown, to be found out. */
      owner: idSchema,
      /** Null where the page names none. */
      date: z.nullable(daySchema),
      title: words(120),
      text: words(4000),
      links: z.array(z.strictObject({ label: words(80), to: idSchema })).check(z.maxLength(12)),
    }),
  )
  .check(z.minLength(10), z.maxLength(80));
export type Pages = z.infer<typeof pagesSchema>;

/** `cases.json` of M3. */
export const casesSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      kind: z.enum(['look-alike', 'partisan-open', 'lobby', 'odd-but-true', 'data-void']),
      claim: stringKeySchema,
      /** Where the claim stands. */
      page: idSchema,
      trust: z.boolean(),
      /** Said after the verdict. */
      why: stringKeySchema,
      /** The page that settles it. */
      original: idSchema,
      /** Ranked up while this case is open. */
      boosted: z.array(idSchema).check(z.maxLength(10)),
      /** Pages that repeat the claim without checking it. */
      repeats: z.array(idSchema).check(z.maxLength(10)),
      /** What one types first, and a longer or different search that finds the original. */
      firstSearch: stringKeySchema,
      betterSearch: stringKeySchema,
    }),
  )
  .check(z.minLength(1), z.maxLength(8));
export type Cases = z.infer<typeof casesSchema>;
