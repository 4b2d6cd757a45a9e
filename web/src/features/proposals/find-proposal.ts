import { useSyncExternalStore } from 'react';
import {
  type ProposalView,
  useCityStore,
  useHoldProjects,
  useProjects,
  useProposal,
  useSyncStatus,
} from '~/platform/data/index.ts';

export type FoundProposal =
  | { readonly state: 'here'; readonly proposal: ProposalView }
  | { readonly state: 'searching' }
  /** Its project may well exist; it is not on this device, and there is no network. */
  | { readonly state: 'not-on-device' }
  | { readonly state: 'unknown' };

/**
 * A proposal by its id alone, as a shared link names it. One that is not here yet is looked for in all projects of the
 * city; once found, only its own project stays held.
 */
export function useFindProposal(id: string): FoundProposal {
  const store = useCityStore();
  const proposal = useProposal(id);
  const projects = useProjects();
  const { lastPullAt, network } = useSyncStatus();
  const ids = projects.map((project) => project.id);
  useHoldProjects(proposal ? [proposal.projectId] : ids);
  const search = useSyncExternalStore(store.subscribe, () => {
    const states = ids.map((projectId) => store.scopeState(projectId));
    if (states.includes('loading')) return 'searching';
    return states.includes('missing-offline') || states.includes('failed') ? 'not-on-device' : 'unknown';
  });
  if (proposal) return { state: 'here', proposal };
  if (ids.length === 0 && lastPullAt === null) return { state: network === 'offline' ? 'not-on-device' : 'searching' };
  return { state: search };
}
