import { laneArgs, testId } from '@werkstadt/shared/test/domain-world';
import type { ProposalView } from '../data/views.ts';

/** The n-th proposal of somebody else, as lists and maps get it. */
export const proposalView = (
  n: number,
  changes: Pick<ProposalView, 'geometry'> & Partial<ProposalView>,
): ProposalView => ({
  ...laneArgs({ id: testId(1000 + n) }),
  photos: [],
  authorId: null,
  number: n,
  state: 'submitted',
  createdAt: '2027-02-01T10:00:00.000Z',
  receivedAt: null,
  rev: 1,
  supportCount: 0,
  commentCount: 0,
  local: null,
  mine: false,
  ...changes,
});
