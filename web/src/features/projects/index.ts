/** Projects, and the one filter that map, list and review share. */
export { FilterBar, FilterCount } from './filter-bar.tsx';
export { readFilterSearch } from './filter-search.ts';
export { localized } from './localized.ts';
export { deadlineText } from './project-facts.tsx';
export { projectPhase } from './project-phase.ts';
export { ProposalList } from './proposal-list.tsx';
export { ProposeButton } from './propose-button.tsx';
export { useProposalFilter } from './use-proposal-filter.ts';
export { useSelection } from './use-selection.ts';
