import { staffRoles } from '@werkstadt/shared/person/role';
import { instantSchema, uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';
import type { Caller } from './caller.ts';

/** Who this browser is to the server; staff rights while `staffExpiresAt` lies ahead. */
export const sessionAnswerSchema = z.strictObject({
  participantId: uuidSchema,
  personId: uuidSchema,
  roles: z.array(z.enum(staffRoles)),
  email: z.nullable(z.string()),
  expiresAt: instantSchema,
  staffExpiresAt: z.nullable(instantSchema),
});

export function sessionAnswer(caller: Caller): z.infer<typeof sessionAnswerSchema> {
  return {
    participantId: caller.participantId,
    personId: caller.personId,
    roles: [...caller.roles],
    email: caller.account?.email ?? null,
    expiresAt: caller.expiresAt.toISOString(),
    staffExpiresAt: caller.staffExpiresAt?.toISOString() ?? null,
  };
}
