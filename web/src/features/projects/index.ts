/** Projects, and the one filter that map, list and review share. */
export { FilterBar, type FilterBarProps, FilterCount } from './filter-bar.tsx';
export { type FilterSearch, readFilterSearch } from './filter-search.ts';
export { localized } from './localized.ts';
export { deadlineText, ProjectFacts } from './project-facts.tsx';
export { projectPhase } from './project-phase.ts';
export { ProposalList } from './proposal-list.tsx';
export { ProposeButton } from './propose-button.tsx';
export { useProposalFilter } from './use-proposal-filter.ts';
