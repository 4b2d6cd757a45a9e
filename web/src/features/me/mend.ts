import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { OutboxItem } from '~/platform/data/index.ts';

/** What an author can do about an act that the city could not accept, beside exporting and discarding it. */
export type Mend = 'change-proposal' | 'rewrite-comment' | 'send-again' | 'decide-again' | 'none';

/** What it was about is gone, closed or decided: no other wording would be accepted. */
const final: ReadonlySet<ErrorCode> = new Set([
  'erased',
  'parent',
  'city-foreign',
  'participant-foreign',
  'project-not-found',
  'project-not-open',
  'proposal-decided',
  'proposal-not-found',
  'comment-not-found',
  'photos-too-many',
  'photo-removed',
  'row-unreadable',
]);

/** Rule UI16. */
export function mendOf({ name, code }: Pick<OutboxItem, 'name' | 'code'>): Mend {
  if (name === null || (code !== undefined && final.has(code))) return 'none';
  switch (name) {
    case 'proposal.submit':
    case 'proposal.edit':
      return 'change-proposal';
    case 'comment.add':
    case 'comment.edit':
      return 'rewrite-comment';
    case 'decision.take':
      return 'decide-again';
    case 'proposal.withdraw':
    case 'comment.delete':
    case 'photo.add':
    case 'photo.remove':
    case 'support.set':
    case 'follow.set':
    case 'learning.merge':
    case 'learning.forget':
    case 'project.put':
      return 'send-again';
  }
}
