import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ProposalFilter } from '@werkstadt/shared/proposal/filter';
import { useCallback, useMemo } from 'react';
import { filterFromSearch, searchFromFilter } from './filter-search.ts';

/** The one filter of map, list and review: it lives in the address. A change replaces the entry in the history. */
export function useProposalFilter(): readonly [ProposalFilter, (filter: ProposalFilter) => void] {
  const search = useSearch({ from: '/$city' });
  const navigate = useNavigate();
  const filter = useMemo(() => filterFromSearch({ ...search }), [search]);
  const setFilter = useCallback(
    (next: ProposalFilter) => {
      navigate({
        to: '.',
        search: (before) => ({ ...before, ...searchFromFilter(next) }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [filter, setFilter];
}
