import type { Draft } from '@werkstadt/shared/draft/draft';
import type { TextLanguage } from '@werkstadt/shared/language/locale';
import { expectedPhoto, type Photo } from '@werkstadt/shared/photo/photo';
import { submitArgsOf } from '@werkstadt/shared/proposal/submission';
import type { PaintedContent } from '~/features/districts/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';

/**
 * A draft as it will look once it is public; null while its drawing is too small to be one. A draft that changes a
 * proposal keeps what is not its author's to change.
 */
export function draftAsProposal(
  draft: Draft,
  before: ProposalView | undefined,
  lang: TextLanguage,
  content: PaintedContent | null,
): ProposalView | null {
  const args = submitArgsOf(draft, before?.lang ?? lang, content?.figures, content?.painted);
  if (!args) return null;
  const fresh = {
    authorId: null,
    number: null,
    state: 'submitted',
    createdAt: draft.updatedAt,
    receivedAt: null,
    rev: 1,
    supportCount: 0,
    commentCount: 0,
  } as const;
  return {
    ...fresh,
    ...before,
    ...args,
    photos: photosOf(draft, before),
    ...(before ? { id: before.id, authorName: before.authorName } : {}),
    local: 'draft',
    mine: true,
  };
}

/** Those the city has stay as they are there, in the order of the draft. */
function photosOf(draft: Draft, before: ProposalView | undefined): Photo[] {
  return draft.photos.map(
    (photo) => before?.photos.find(({ sha256 }) => sha256 === photo.sha256) ?? expectedPhoto(photo),
  );
}
