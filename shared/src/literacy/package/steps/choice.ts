import * as z from 'zod/mini';
import { idSchema, itemIdSchema, stringKeySchema } from '../ids.ts';

/**
 * Four answers from surely false (1) to surely true (4), lowest first; null = the app's own words, "sicher falsch" to
 * "sicher wahr". The wording may differ by module ("trägt", "trägt nicht"), the scale not.
 */
const answersSchema = z.nullable(z.tuple([stringKeySchema, stringKeySchema, stringKeySchema, stringKeySchema]));

const asked = { title: stringKeySchema, intro: stringKeySchema, question: stringKeySchema, answers: answersSchema };

export const choiceParams = z.discriminatedUnion('use', [
  /** Screen 1: eight items of the learner's first form, no feedback. */
  z.strictObject({ use: z.literal('before'), ...asked }),
  /** Screen 6: eight items of another form, no feedback. */
  z.strictObject({ use: z.literal('after'), ...asked }),
  /** Screen 7: every item of both forms with answer, key and why. */
  z.strictObject({ use: z.literal('feedback'), title: stringKeySchema, intro: stringKeySchema }),
  /** Items of `items/practice.json` in this order, hard ones first, each with feedback at once. */
  z.strictObject({
    use: z.literal('practice'),
    ...asked,
    items: z.array(itemIdSchema).check(z.minLength(1), z.maxLength(8)),
  }),
  /** Screen 3: a guess before the model runs. Nothing is scored; `reveal` comes back to it. */
  z.strictObject({
    use: z.literal('predict'),
    title: stringKeySchema,
    question: stringKeySchema,
    options: z
      .array(z.strictObject({ id: idSchema, label: stringKeySchema, reply: stringKeySchema }))
      .check(z.minLength(2), z.maxLength(5)),
  }),
  /** Shows the guess of a `predict` step beside its reply. */
  z.strictObject({
    use: z.literal('reveal'),
    title: stringKeySchema,
    /** Id of the `predict` step. */
    of: idSchema,
    body: z.array(stringKeySchema).check(z.maxLength(4)),
  }),
  /** Screen 8, accuracy prompt: "Wie sicher bist du, dass das stimmt?" about one practice item, asked before sharing. */
  z.strictObject({
    use: z.literal('accuracy'),
    title: stringKeySchema,
    intro: stringKeySchema,
    question: stringKeySchema,
    answers: answersSchema,
    item: itemIdSchema,
  }),
]);
