import { signedEnvelopeSchema } from '@werkstadt/shared/sync/envelope';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';

/**
 * One act in the vault. The signed part is never rewritten; `replica` and `seq` are transport and may change ([S9]).
 * `attention`: refused, with the reason. `parked`: the server keeps it until it understands it.
 */
export const outboxRowSchema = z.object({
  /** Order of the person's acts. */
  n: z.int(),
  mid: uuidSchema,
  replica: uuidSchema,
  seq: z.int(),
  state: z.enum(['pending', 'sent', 'acked', 'parked', 'attention']),
  scopeId: z.string(),
  entityIds: z.array(uuidSchema),
  envelope: signedEnvelopeSchema,
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  /** Change numbers the act was given, by scope; it leaves the fold when all held scopes have reached them ([S19]). */
  versions: z.record(z.string(), z.int()),
  /** ISO 8601, this device's clock. */
  ackedAt: z.nullable(z.string()),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;
