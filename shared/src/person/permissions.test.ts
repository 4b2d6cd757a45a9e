import { expect, test } from 'vitest';
import { may, permissions, staffActions } from './permissions.ts';
import { staffRoles } from './role.ts';

const table: Record<string, string> = {
  facilitator: 'edit-project read-staff-scope lead-group hand-in',
  planner: 'decide read-staff-scope lead-group',
  admin: 'decide edit-project read-staff-scope manage-staff lead-group hand-in read-log',
};

test('[R1] the whole matrix of roles and actions', () => {
  expect(Object.keys(permissions)).toEqual([...staffRoles]);
  for (const role of staffRoles) {
    for (const action of staffActions) {
      expect(may({ roles: [role] }, action), `${role} ${action}`).toBe(table[role]?.split(' ').includes(action));
    }
  }
});

test('[R1] a citizen may do none of it, and several roles add up', () => {
  for (const action of staffActions) expect(may({ roles: [] }, action)).toBe(false);
  expect(may({ roles: ['planner', 'facilitator'] }, 'edit-project')).toBe(true);
});
