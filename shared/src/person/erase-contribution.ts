import type { Comment } from '../comment/comment.ts';
import type { Proposal } from '../proposal/proposal.ts';

/** What a person wants to become of a contribution when they are erased ([TR11]). */
export const erasureChoices = ['anonymous', 'delete'] as const;
export type ErasureChoice = (typeof erasureChoices)[number];

/** Stands where a text was: the row itself holds up the comments and decisions of others. */
const ERASED_TITLE = '···';
const ERASED_REASON = '·';

/** The proposal without its author; with `delete` also without its words, withdrawn from everybody's sight. */
export function eraseProposal(proposal: Proposal, choice: ErasureChoice): Proposal {
  // Photos go with the person in either case ([TR11]).
  const anonymous = { ...proposal, authorId: null, authorName: null, photos: [] };
  if (choice === 'anonymous') return anonymous;
  return {
    ...anonymous,
    title: ERASED_TITLE,
    reason: ERASED_REASON,
    sources: [],
    fields: {},
    state: 'withdrawn',
    rev: proposal.rev + 1,
  };
}

/** The comment without its author; with `delete` it keeps its place without words, as a deleted one does (rule C5). */
export function eraseComment(comment: Comment, choice: ErasureChoice): Comment {
  const anonymous = { ...comment, authorId: null, authorName: null, photos: [] };
  return choice === 'anonymous' ? anonymous : { ...anonymous, body: '', deleted: true, rev: comment.rev + 1 };
}
