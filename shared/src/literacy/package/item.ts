import * as z from 'zod/mini';
import { daySchema, idSchema, itemIdSchema, stringKeySchema } from './ids.ts';
import { reviewSchema } from './module-description.ts';

export const forms = ['A', 'B', 'C'] as const;
export type Form = (typeof forms)[number];

export const itemFiles = ['form-a', 'form-b', 'form-c', 'practice', 'booster'] as const;
export type ItemFile = (typeof itemFiles)[number];

/** One statement that is true or false, its key, and what the balance of a form is measured by (learning.md §9). */
export const itemSchema = z.strictObject({
  id: itemIdSchema,
  module: idSchema,
  use: z.enum(['scored', 'practice', 'booster']),
  /** Null unless scored. */
  form: z.nullable(z.enum(forms)),
  /** In the course test. */
  core: z.boolean(),
  truth: z.boolean(),
  /** What makes it convincing or doubtful, one word for all items alike: `imposter`. */
  technique: idSchema,
  topic: idSchema,
  /** Towards the local question it touches. */
  stance: z.enum(['pro', 'contra', 'none']),
  /** Who is said to say it. */
  voice: z.enum(['city', 'association', 'paper', 'person', 'business']),
  /** 0 = sounds ordinary, 1 = sounds surprising. */
  surprise: z.union([z.literal(0), z.literal(1)]),
  /** Number of words of the German text that carry feeling. */
  emotionWords: z.int().check(z.minimum(0), z.maximum(20)),
  /** Letter runs of the German text. */
  words: z.int().check(z.minimum(1), z.maximum(80)),
  text: stringKeySchema,
  why: stringKeySchema,
  /** File in `assets/`. */
  asset: z.nullable(z.string()),
  /** Drawing in `charts.json` (`figures`) that the statement is about; it brings its own data table. */
  figure: z.optional(idSchema),
  /** The matched items in the two other forms. */
  twin: z.array(itemIdSchema).check(z.maxLength(2)),
  key: z.strictObject({
    /** What the key rests on: a page of the mock web, a value of the model on screen, a cited work. */
    source: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
    checked: daySchema,
    /** From this day on it is not drawn. */
    expires: daySchema,
  }),
  review: reviewSchema,
  licence: z.literal('CC-BY-4.0'),
});
export type Item = z.infer<typeof itemSchema>;

export const itemFileSchema = z.array(itemSchema).check(z.maxLength(100));
