import type { Actor } from '@werkstadt/shared/person/role';
import { parseScope } from '@werkstadt/shared/sync/scope';
import { mayReadScope } from '@werkstadt/shared/sync/scope-rights';
import type { PostgresPullStore } from '../../db/sync/postgres-pull-store.ts';

/** [S16] for what is asked beside a pull; false for what is no scope. */
export async function mayReadNow(
  store: PostgresPullStore,
  scopeId: string,
  cityId: string,
  actor: Actor | null,
): Promise<boolean> {
  const scope = parseScope(scopeId);
  const state = scope?.kind === 'project' ? await store.readProjectState(scope.projectId) : null;
  return scope !== null && mayReadScope(scope, cityId, actor, state);
}
