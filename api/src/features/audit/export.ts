import { auditEntrySchema, firstBrokenEntry } from '@werkstadt/shared/audit/audit-log';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { appendAudit, readAudit, sha256 } from '../../db/audit-log.ts';
import { staffProcedure } from '../staff/staff-procedure.ts';

const MOST = 100_000;

/** All of the log, from its first entry, checked; that it was taken out stands in it too. */
export const exportLog = staffProcedure('read-log')
  .input(z.strictObject({ city: uuidSchema }))
  .output(z.strictObject({ brokenAt: z.nullable(z.int()), entries: z.array(auditEntrySchema) }))
  .mutation(async ({ ctx, input }) => {
    const { services, account } = ctx;
    const entries = await services.database.withCity(input.city, async (tx) => {
      await appendAudit(tx, input.city, { kind: 'log-exported', at: services.now(), accountId: account.id });
      return (await readAudit(tx, Number.MAX_SAFE_INTEGER, MOST)).toReversed();
    });
    return { brokenAt: await firstBrokenEntry(input.city, entries, sha256), entries };
  });
