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
/** Proposals sorted, or brought together, between two rests. */
const RUN = 512;

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
  return { shown: yield* sorted(shown, compareProposals[order]), total, byProject };
}

/** At once, for as many as that is quick enough. */
export function selectAtOnce<T extends Proposal>(
  proposals: readonly T[],
  filter: ProposalFilter,
  order: ProposalOrder,
): Selection<T> {
  const work = selectProposals(proposals, filter, order);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function* isSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, boolean> {
  let [before, looked] = [items[0], 0];
  for (const item of items) {
    if (++looked % RUN === 0) yield;
    if (before !== undefined && compare(before, item) > 0) return false;
    before = item;
  }
  return true;
}

/** Merge sort that rests between its steps; what is in order already is only looked at. */
function* sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, readonly T[]> {
  if (yield* isSorted(items, compare)) return items;
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    runs.push(items.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  const merged: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const [a, b] = [left[l], right[r]];
    if (b === undefined || (a !== undefined && compare(a, b) <= 0)) {
      if (a !== undefined) merged.push(a);
      l += 1;
    } else {
      merged.push(b);
      r += 1;
    }
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}
