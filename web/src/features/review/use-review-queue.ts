import type { ProposalFilter } from '@werkstadt/shared/proposal/filter';
import type { ProposalOrder } from '@werkstadt/shared/proposal/order';
import { useDeferredValue, useState } from 'react';
import { useProposalFilter, useSelection } from '~/features/projects/index.ts';
import {
  type ProposalView,
  useCityStore,
  useComingProposals,
  useHoldProjects,
  useProjects,
  useProposals,
} from '~/platform/data/index.ts';

export interface ReviewQueue {
  /** Filtered and ordered: list, map and paging show exactly these. */
  readonly proposals: readonly ProposalView[];
  /** More that the map draws and the list does not have yet. */
  readonly drawn: ReturnType<typeof useSelection>['coming'];
  /** How many pass, with those that are still being read from this device. */
  readonly count: number;
  /** They answer an earlier question; the answer follows. */
  readonly pending: boolean;
  readonly total: number;
  readonly filter: ProposalFilter;
  readonly setFilter: (filter: ProposalFilter) => void;
  readonly order: ProposalOrder;
  readonly setOrder: (order: ProposalOrder) => void;
  /** Any proposal of the city, also one that does not pass the filter. */
  readonly find: (id: string) => ProposalView | undefined;
}

/** All proposals of all projects, as one filtered and ordered result. */
export function useReviewQueue(): ReviewQueue {
  const projects = useProjects();
  useHoldProjects(projects.map(({ id }) => id));
  const all = useProposals();
  const [filter, setFilter] = useProposalFilter();
  const [order, setOrder] = useState<ProposalOrder>('newest');
  const store = useCityStore();
  // Typing stays fluid: the list of thousands follows a moment later.
  const { shown, count, pending, coming: drawn } = useSelection(all, useDeferredValue(filter), order);
  const coming = useComingProposals();
  const total = [...coming.values()].reduce((sum, one) => sum + one, all.length);
  const queue = { proposals: shown, drawn, count, pending, total, filter, setFilter, order, setOrder };
  return { ...queue, find: store.proposal };
}
