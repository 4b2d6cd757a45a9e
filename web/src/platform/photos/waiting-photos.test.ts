import type { Photo } from '@werkstadt/shared/photo/photo';
import { expect, test } from 'vitest';
import { type PhotoProgress, photoKey, waitingPhotos } from './waiting-photos.ts';

type View = Parameters<typeof waitingPhotos>[0];

const photo = (sha256: string, state: Photo['state']): Photo => ({ sha256, alt: '', state, media: null });

/** One proposal of one's own in this state, and one comment on it. */
function viewOf(state: string, photos: readonly Photo[], ofComment: readonly Photo[] = []): View {
  const proposal = { id: 'p', title: 'Radweg', state, photos };
  const comment = { id: 'c', proposalId: 'p', photos: ofComment };
  return {
    ownProposals: () => [proposal],
    ownComments: () => [comment],
    proposal: () => proposal,
  } as unknown as View;
}
const told = (view: View, progress = new Map<string, PhotoProgress>()) =>
  waitingPhotos(view, progress).map(({ sha256, state, removable }) => [sha256, state, removable]);

test('[UI19] photos that the city does not have are told with how far they are; those it has or that were taken out are not', () => {
  const photos = [photo('a', 'expected'), photo('b', 'public'), photo('c', 'removed'), photo('d', 'expected')];
  const progress = new Map([[photoKey({ entityId: 'p', sha256: 'd' }), { state: 'sending', sentBytes: 5, size: 9 }]]);
  const known = progress as Map<string, PhotoProgress>;
  expect(told(viewOf('submitted', photos, [photo('e', 'expected')]), known)).toEqual([
    ['a', 'waiting', true],
    ['d', 'sending', true],
    ['e', 'waiting', false],
  ]);
});

test('[UI19] a photo the city could not read is told until its author takes it out; where that cannot be done any more it is not', () => {
  const refused = [photo('a', 'refused')];
  expect(told(viewOf('submitted', refused))).toEqual([['a', 'refused', true]]);
  expect(told(viewOf('in-review', refused))).toEqual([['a', 'refused', true]]);
  expect(told(viewOf('accepted', refused, refused))).toEqual([]);
});
