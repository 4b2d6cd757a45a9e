import * as z from 'zod/mini';
import { ownProposal } from '../proposal/own-proposal.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, type Outcome, rejected } from '../sync/mutator.ts';
import type { MutationContext } from '../sync/transaction.ts';
import {
  expectedPhoto,
  MAX_PHOTO_ENTRIES,
  MAX_PHOTOS_OF_PROPOSAL,
  namedPhotoSchema,
  photoHashSchema,
  photosToShow,
} from './photo.ts';

const addArgs = z.strictObject({ proposalId: uuidSchema, projectId: uuidSchema, photo: namedPhotoSchema });

/** Rules PH1–PH3: adds to the set; what was removed stays so. Revisions are about words and place alone. */
export const addPhoto = defineMutator({
  name: 'photo.add',
  version: 1,
  args: addArgs,
  entityIds: ({ proposalId }) => [proposalId],
  parentIds: ({ proposalId }) => [proposalId],
  createdId: () => null,
  photoHashes: ({ photo }) => [photo.sha256],
  run: (context, { proposalId, projectId, photo }) =>
    changeOwn(context, proposalId, projectId, (proposal) => {
      const known = proposal.photos.find(({ sha256 }) => sha256 === photo.sha256);
      if (known) return known.state === 'removed' ? rejected('photo-removed') : applied;
      const full =
        photosToShow(proposal.photos).length >= MAX_PHOTOS_OF_PROPOSAL || proposal.photos.length >= MAX_PHOTO_ENTRIES;
      if (full) return rejected('photos-too-many');
      return { ...proposal, photos: [...proposal.photos, expectedPhoto(photo)] };
    }),
});

const removeArgs = z.strictObject({ proposalId: uuidSchema, projectId: uuidSchema, sha256: photoHashSchema });

/** Rule PH2: removing leaves a mark without words and picture; removing twice is one removal. */
export const removePhoto = defineMutator({
  name: 'photo.remove',
  version: 1,
  args: removeArgs,
  entityIds: ({ proposalId }) => [proposalId],
  parentIds: ({ proposalId }) => [proposalId],
  createdId: () => null,
  run: (context, { proposalId, projectId, sha256 }) =>
    changeOwn(context, proposalId, projectId, (proposal) => {
      const known = proposal.photos.find((photo) => photo.sha256 === sha256);
      if (!known || known.state === 'removed') return applied;
      const photos = proposal.photos.map((photo) =>
        photo === known ? { sha256, alt: '', state: 'removed' as const, media: null } : photo,
      );
      return { ...proposal, photos };
    }),
});

/** Lets the author change the photos until the city has decided (rule PH3). */
async function changeOwn(
  context: MutationContext,
  proposalId: string,
  projectId: string,
  change: (proposal: Proposal) => Proposal | Outcome,
): Promise<Outcome> {
  const proposal = await ownProposal(context, proposalId, projectId);
  if (!proposal || proposal.state === 'withdrawn') return rejected('proposal-not-found');
  if (proposal.state !== 'submitted' && proposal.state !== 'in-review') return rejected('proposal-decided');
  const changed = change(proposal);
  if ('status' in changed) return changed;
  await context.tx.put('proposal', changed);
  return applied;
}
