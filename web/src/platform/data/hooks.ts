import type { Decision } from '@werkstadt/shared/decision/decision';
import type { Learning } from '@werkstadt/shared/literacy/progress';
import type { Project } from '@werkstadt/shared/project/project';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { WaitingPhoto } from '../photos/waiting-photos.ts';
import type { SessionInfo } from '../session/session-info.ts';
import { useCityStore } from './city-context.tsx';
import type { CityStore } from './city-store.ts';
import type { ComingPoints, CommentView, MyContributions, ProposalView, ScopeState, SyncStatus } from './views.ts';

/** Reads from the city's store and draws again when, and only when, the answer is another object. */
function useReading<T>(read: (store: CityStore) => T): T {
  const store = useCityStore();
  return useSyncExternalStore(store.subscribe, () => read(store));
}

export const useProjects = (): readonly Project[] => useReading((store) => store.projects());

export const useProject = (id: string): Project | undefined => useReading((store) => store.project(id));

/** Cache and own waiting acts folded; of all held projects when no project is named. Newest first. */
export const useProposals = (projectId?: string): readonly ProposalView[] =>
  useReading((store) => store.proposals(projectId));

/** How many proposals of each project lie on this device and are still being read: a moment after the start. */
export const useComingProposals = (): ReadonlyMap<string, number> => useReading((store) => store.comingProposals());

/** Where they stand, for a map that is drawn before they have been read. */
export const useComingPoints = (): ComingPoints | null => useReading((store) => store.comingPoints());

export const useProposal = (id: string): ProposalView | undefined => useReading((store) => store.proposal(id));

/** Oldest first, replies included (`parentId`). */
export const useComments = (proposalId: string): readonly CommentView[] =>
  useReading((store) => store.comments(proposalId));

/** Oldest first. */
export const useDecisions = (proposalId: string): readonly Decision[] =>
  useReading((store) => store.decisions(proposalId));

/** Ids of the proposals this person supports. */
export const useOwnSupports = (): ReadonlySet<string> => useReading((store) => store.ownSupports());

/** Ids of the proposals this person follows. */
export const useFollows = (): ReadonlySet<string> => useReading((store) => store.follows());

/** What this person has learnt, as far as they have sent it. */
export const useSentLearning = (): readonly Learning[] => useReading((store) => store.sentLearning());

export const useMyContributions = (): MyContributions => useReading((store) => store.myContributions());

export const useSyncStatus = (): SyncStatus => useReading((store) => store.status());

/** One's own photos that the city does not have yet, with how far each is. */
export const useWaitingPhotos = (): readonly WaitingPhoto[] => useReading((store) => store.waitingPhotos());

/** Holds the project's scope on this device and pulls it while the component is shown. */
export function useScopeState(projectId: string): ScopeState {
  const store = useCityStore();
  useEffect(() => store.holdProject(projectId), [store, projectId]);
  return useReading((reading) => reading.scopeState(projectId));
}

export function useSession(): { session: SessionInfo | null; refresh: () => Promise<void> } {
  const store = useCityStore();
  const session = useReading((reading) => reading.session());
  return useMemo(() => ({ session, refresh: store.refreshSession }), [session, store]);
}

/** Holds every open project while shown: the city's map and the planner's list look at all of them. */
export function useHoldProjects(projectIds: readonly string[]): void {
  const store = useCityStore();
  const key = projectIds.join(' ');
  const hold = useCallback(() => {
    const releases = key === '' ? [] : key.split(' ').map((id) => store.holdProject(id));
    return () => {
      for (const release of releases) release();
    };
  }, [store, key]);
  useEffect(hold, [hold]);
}
