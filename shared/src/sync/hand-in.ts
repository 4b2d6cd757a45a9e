import * as z from 'zod/mini';
import { signedEnvelopeSchema } from './envelope.ts';
import { uuidSchema } from './id.ts';
import { MAX_PUSH_MUTATIONS } from './protocol.ts';

/** Acts of one author that a facilitator hands in from a file ([S29]). */
export const handInRequestSchema = z.strictObject({
  city: uuidSchema,
  participant: uuidSchema,
  /** SPKI, base64url, as the file has it: for an author whose device has never reached the city. */
  publicKey: z.nullable(z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(300))),
  /** In the order in which their author made them. */
  acts: z.array(signedEnvelopeSchema).check(z.minLength(1), z.maxLength(MAX_PUSH_MUTATIONS)),
});

/**
 * `rejected`: decided as if its author had sent it, and kept with its reason. `refused`: not shown to be of this author,
 * or nothing that others may bring; nothing of it was kept. `waiting`: cannot be decided yet; the file still holds it.
 */
export const handInStatuses = ['applied', 'merged', 'rejected', 'refused', 'waiting'] as const;
export const handInResultSchema = z.strictObject({
  mid: uuidSchema,
  status: z.enum(handInStatuses),
  /** The city had it already, from the device or from a file. */
  repeated: z.boolean(),
  code: z.nullable(z.string()),
});
export type HandInResult = z.infer<typeof handInResultSchema>;

export const handInAnswerSchema = z.strictObject({ results: z.array(handInResultSchema) });
