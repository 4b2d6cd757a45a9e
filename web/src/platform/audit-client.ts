import { auditEntrySchema } from '@werkstadt/shared/audit/audit-log';
import * as z from 'zod/mini';
import { answerOf } from './api-answer.ts';
import { createRequestClient, timely } from './api-client.ts';

const exportSchema = z.strictObject({ brokenAt: z.nullable(z.int()), entries: z.array(auditEntrySchema) });

/** The log of what the city's staff did, for those who may read it ([SEC22]). */
export function createAuditClient(url: string) {
  const { audit } = createRequestClient(url);
  return {
    /** The newest entries below a number; of all without one. */
    list: (city: string, below: number | null) =>
      answerOf(audit.list.query({ city, below }, timely()), z.array(auditEntrySchema)),
    /** All of it, checked; that it was taken out is an entry of its own. */
    exportAll: (city: string) => answerOf(audit.export.mutate({ city }, timely()), exportSchema),
  };
}
