import { staffRoles } from '@werkstadt/shared/person/role';
import { instantSchema, uuidSchema } from '@werkstadt/shared/sync/id';
import * as z from 'zod/mini';

/** Who this browser is to the server: participant session, with staff rights while `staffExpiresAt` lies ahead. */
export const sessionInfoSchema = z.object({
  participantId: uuidSchema,
  personId: uuidSchema,
  roles: z.array(z.enum(staffRoles)),
  email: z.nullable(z.string()),
  expiresAt: instantSchema,
  staffExpiresAt: z.nullable(instantSchema),
});
export type SessionInfo = z.infer<typeof sessionInfoSchema>;

export const sessionListItemSchema = z.object({
  id: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  userAgent: z.nullable(z.string()),
  current: z.boolean(),
  staff: z.boolean(),
});
export type SessionListItem = z.infer<typeof sessionListItemSchema>;
