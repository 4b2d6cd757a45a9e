import type { Actor, StaffRole } from './role.ts';

export const staffActions = [
  'decide',
  'edit-project',
  'read-staff-scope',
  'manage-staff',
  'lead-group',
  'hand-in',
  'read-log',
] as const;
export type StaffAction = (typeof staffActions)[number];

/** Role × action, used by the interface and by the server alike (rule R1). */
export const permissions: Record<StaffRole, Record<StaffAction, boolean>> = {
  facilitator: {
    decide: false,
    'edit-project': true,
    'read-staff-scope': true,
    'manage-staff': false,
    'lead-group': true,
    'hand-in': true,
    'read-log': false,
  },
  planner: {
    decide: true,
    'edit-project': false,
    'read-staff-scope': true,
    'manage-staff': false,
    'lead-group': true,
    'hand-in': false,
    'read-log': false,
  },
  admin: {
    decide: true,
    'edit-project': true,
    'read-staff-scope': true,
    'manage-staff': true,
    'lead-group': true,
    'hand-in': true,
    'read-log': true,
  },
};

export function may(actor: Pick<Actor, 'roles'>, action: StaffAction): boolean {
  return actor.roles.some((role) => permissions[role][action]);
}
