import { may } from '../person/permissions.ts';
import type { Actor } from '../person/role.ts';
import type { ProjectState } from '../project/project.ts';
import type { Scope } from './scope.ts';

/**
 * [S16]: who may read a scope. Everybody reads the city and its projects, staff the staff scopes and projects in draft,
 * a person the own scope. `actor`: null without a session. `projectState`: null when there is no such project.
 */
export function mayReadScope(
  scope: Scope,
  cityId: string,
  actor: Actor | null,
  projectState: ProjectState | null,
): boolean {
  const staff = actor !== null && may(actor, 'read-staff-scope');
  switch (scope.kind) {
    case 'city':
      return scope.cityId === cityId;
    case 'person':
      return actor?.personId === scope.personId;
    case 'project':
      if (projectState === null) return false;
      return staff || (scope.audience === 'pub' && projectState !== 'draft');
  }
}
