import type { Proposal } from './proposal.ts';
import { readAlike } from './read-alike.ts';

export const proposalParts = ['title', 'reason', 'sources', 'geometry', 'fields', 'state'] as const;
export type ProposalPart = (typeof proposalParts)[number];

/**
 * What differs between two revisions of one proposal, as its reader sees it (rule D5): shown to a planner whose decision
 * was made on an older one. Counts are no content.
 */
export function changedParts(before: Proposal, after: Proposal): ProposalPart[] {
  return proposalParts.filter((part) =>
    part === 'fields'
      ? !readAlike(after.kind, before.fields, after.fields)
      : JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}
