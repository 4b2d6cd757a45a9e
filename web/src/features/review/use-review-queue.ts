import { filterProposals, type ProposalFilter } from '@werkstadt/shared/proposal/filter';
import { orderProposals, type ProposalOrder } from '@werkstadt/shared/proposal/order';
import { useDeferredValue, useMemo, useState } from 'react';
import { useProposalFilter } from '~/features/projects/index.ts';
import { type ProposalView, useHoldProjects, useProjects, useProposals } from '~/platform/data/index.ts';

export interface ReviewQueue {
  /** Filtered and ordered: list, map and paging show exactly these. */
  readonly proposals: readonly ProposalView[];
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
  // Typing stays fluid: the list of thousands follows a moment later.
  const deferred = useDeferredValue(filter);
  const proposals = useMemo(() => orderProposals(filterProposals(all, deferred), order), [all, deferred, order]);
  const byId = useMemo(() => new Map(all.map((proposal) => [proposal.id, proposal])), [all]);
  return { proposals, total: all.length, filter, setFilter, order, setOrder, find: (id) => byId.get(id) };
}
