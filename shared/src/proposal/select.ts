import { atOnce, sortInSteps } from '../order/in-steps.ts';
import { noFilter, type ProposalFilter, proposalTest } from './filter.ts';
import { compareProposals, type ProposalOrder } from './order.ts';
import type { Proposal } from './proposal.ts';

/** What a list, a map and the words above them show of one filter. */
export interface Selection<T> {
  /** Those that pass, in their order. */
  readonly shown: readonly T[];
  /** Those of the project, or of all, whatever else the filter asks. */
  readonly total: number;
  /** Those that pass whatever project the filter asks for, by project. */
  readonly byProject: ReadonlyMap<string, number>;
}

/** Proposals looked at between two rests. */
const STRIDE = 64;

/**
 * Filters and orders as `filterProposals` and `orderProposals` do (rules Q1–Q4), and rests often, so that a hundred
 * thousand can be searched beside everything else a page does.
 */
export function* selectProposals<T extends Proposal>(
  proposals: readonly T[],
  filter: ProposalFilter,
  order: ProposalOrder,
): Generator<void, Selection<T>> {
  const passes = proposalTest({ ...filter, projectId: null });
  const counted = proposalTest({ ...noFilter, projectId: filter.projectId });
  const shown: T[] = [];
  const byProject = new Map<string, number>();
  let total = 0;
  for (const [at, proposal] of proposals.entries()) {
    if (at % STRIDE === 0) yield;
    if (counted(proposal)) total += 1;
    if (!passes(proposal)) continue;
    const { projectId } = proposal;
    byProject.set(projectId, (byProject.get(projectId) ?? 0) + 1);
    if (filter.projectId === null || projectId === filter.projectId) shown.push(proposal);
  }
  return { shown: yield* sortInSteps(shown, compareProposals[order]), total, byProject };
}

/** At once, for as many as that is quick enough. */
export function selectAtOnce<T extends Proposal>(
  proposals: readonly T[],
  filter: ProposalFilter,
  order: ProposalOrder,
): Selection<T> {
  return atOnce(selectProposals(proposals, filter, order));
}
