import type { ProposalState } from '../proposal/proposal.ts';
import type { DecisionState } from './decision.ts';

/** Rule D1: which step may follow in which state. */
export const nextDecisions: Record<ProposalState, readonly DecisionState[]> = {
  submitted: ['in-review'],
  'in-review': ['accepted', 'partly', 'declined'],
  accepted: ['done', 'reopened'],
  partly: ['done', 'reopened'],
  declined: ['reopened'],
  done: ['reopened'],
  withdrawn: [],
};

/** The state a proposal is in after a step; a reopened one is in review again. */
export function stateAfter(decision: DecisionState): ProposalState {
  return decision === 'reopened' ? 'in-review' : decision;
}
