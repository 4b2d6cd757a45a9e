import { changedParts } from '@werkstadt/shared/proposal/changed-parts';
import { useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';

/**
 * Keeps the revision a planner has in front of them: when somebody else changes the proposal meanwhile, the decision
 * waits until the new one was read (rules D3, D5). Own acts that wait here are no news to their author.
 */
export function useReadRevision(proposal: ProposalView) {
  const [read, setRead] = useState(proposal);
  const other = read.id !== proposal.id || proposal.local !== null || read.local !== null;
  if (other && read !== proposal) setRead(proposal);
  const changed = !other && read.rev !== proposal.rev && changedParts(read, proposal).length > 0;
  return { changedFrom: changed ? read : null, markRead: () => setRead(proposal) };
}
