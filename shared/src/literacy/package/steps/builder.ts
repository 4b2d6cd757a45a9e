import * as z from 'zod/mini';
import { kindIdSchema } from '../../../proposal/kind-id.ts';
import { daySchema, idSchema, stringKeySchema } from '../ids.ts';
import { taskWords } from './task.ts';

const httpsSchema = z.string().check(z.regex(/^https:\/\/[^\s<>"]+$/, 'https'), z.maxLength(300));

/**
 * M6. Claim, at least two sources of different owners, and what speaks against it; then a real draft. A wish offers
 * cards and counter-arguments; the learner may bring own ones. The state and its rules: `models/proposal-builder.ts`.
 */
export const builderParams = z.strictObject({
  ...taskWords,
  wishes: z
    .array(
      z.strictObject({
        id: idSchema,
        claim: stringKeySchema,
        /** Kind of proposal the draft becomes. */
        kind: kindIdSchema,
        /** Cards offered for it, useful ones and such that do not carry the claim. */
        cards: z.array(idSchema).check(z.minLength(3), z.maxLength(8)),
        counters: z.array(idSchema).check(z.minLength(2), z.maxLength(5)),
      }),
    )
    .check(z.minLength(2), z.maxLength(6)),
  cards: z
    .array(
      z.strictObject({
        id: idSchema,
        /** Whoever published it; two cards of one owner count once. */
        owner: idSchema,
        /** Name of the publisher. */
        who: stringKeySchema,
        when: daySchema,
        /** What it was made for. */
        purpose: stringKeySchema,
        /** What it says. */
        says: stringKeySchema,
        /** Whether it carries the claim of the wish it is offered for. */
        carries: z.boolean(),
        /** Feedback once it is laid down. */
        reply: stringKeySchema,
        /** Only for a source that really exists; invented ones have none. */
        url: z.nullable(httpsSchema),
      }),
    )
    .check(z.minLength(3), z.maxLength(40)),
  counters: z
    .array(z.strictObject({ id: idSchema, text: stringKeySchema, reply: stringKeySchema }))
    .check(z.minLength(2), z.maxLength(30)),
});
