import { auditEntrySchema } from '@werkstadt/shared/audit/audit-log';
import { uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import { readAudit } from '../../db/audit-log.ts';
import { staffProcedure } from '../staff/staff-procedure.ts';

const PAGE = 50;

/** What the city's staff did, the newest first ([SEC22]). `below`: only what stands before this number. */
export const list = staffProcedure('read-log')
  .input(z.strictObject({ city: uuidSchema, below: z.nullable(z.int()) }))
  .output(z.array(auditEntrySchema))
  .query(({ ctx, input }) => {
    const below = input.below ?? Number.MAX_SAFE_INTEGER;
    return ctx.services.database.withCity(input.city, (tx) => readAudit(tx, below, PAGE));
  });
