/** Roles are per city; everybody is at least a citizen. */
export const staffRoles = ['facilitator', 'planner', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who acts. `personId` = root participant: the linked participants of one person share it ([TR3]). */
export interface Actor {
  readonly participantId: string;
  readonly personId: string;
  readonly roles: readonly StaffRole[];
}
