import type { Proposal } from './proposal.ts';

export const proposalOrders = ['newest', 'oldest', 'most-supported', 'most-discussed'] as const;
export type ProposalOrder = (typeof proposalOrders)[number];

type Ordered = Pick<Proposal, 'id' | 'createdAt' | 'supportCount' | 'commentCount'>;

const newest = (a: Ordered, b: Ordered) =>
  a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : a.id > b.id ? -1 : 0;

export const compareProposals: Record<ProposalOrder, (a: Ordered, b: Ordered) => number> = {
  newest,
  oldest: (a, b) => newest(b, a),
  'most-supported': (a, b) => b.supportCount - a.supportCount || newest(a, b),
  'most-discussed': (a, b) => b.commentCount - a.commentCount || newest(a, b),
};

/** A sorted copy (rule Q1): a total order, equal on every device, ties by time and then by id. */
export function orderProposals<T extends Ordered>(proposals: readonly T[], order: ProposalOrder): T[] {
  return [...proposals].sort(compareProposals[order]);
}
