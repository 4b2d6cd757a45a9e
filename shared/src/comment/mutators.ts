import * as z from 'zod/mini';
import { textLanguageSchema } from '../language/locale.ts';
import { expectedPhoto, MAX_PHOTOS_OF_COMMENT, namedPhotosSchema } from '../photo/photo.ts';
import { takesContributions } from '../project/open-for-contributions.ts';
import { authorNameSchema } from '../proposal/proposal.ts';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';
import type { MutationContext } from '../sync/transaction.ts';
import { commentBodySchema } from './comment.ts';

const addArgs = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  proposalId: uuidSchema,
  parentId: z.nullable(uuidSchema),
  body: commentBodySchema,
  lang: textLanguageSchema,
  authorName: z.nullable(authorNameSchema),
  /** Absent when none. */
  photos: z.optional(namedPhotosSchema(MAX_PHOTOS_OF_COMMENT)),
});

/** Rules C1–C3: on an open project, one level of replies, added once. */
export const addComment = defineMutator({
  name: 'comment.add',
  version: 2,
  args: addArgs,
  entityIds: ({ id, proposalId }) => [id, proposalId],
  parentIds: ({ proposalId, parentId }) => (parentId ? [proposalId, parentId] : [proposalId]),
  createdId: ({ id }) => id,
  photoHashes: ({ photos = [] }) => photos.map(({ sha256 }) => sha256),
  run: async (context, args) => {
    const { tx, actor, now, claimedAt, onServer } = context;
    const proposal = await tx.get('proposal', args.proposalId);
    if (!proposal || proposal.projectId !== args.projectId || proposal.state === 'withdrawn') {
      return rejected('proposal-not-found');
    }
    const project = await tx.get('project', args.projectId);
    if (!project) return rejected('project-not-found');
    if (!takesContributions(project, context)) return rejected('project-not-open');
    const existing = await tx.get('comment', args.id);
    if (existing) {
      const same = existing.authorId === actor.participantId && existing.proposalId === args.proposalId;
      return same ? applied : rejected('id-taken');
    }
    if (args.parentId) {
      const parent = await tx.get('comment', args.parentId);
      if (!parent || parent.proposalId !== args.proposalId) return rejected('comment-not-found');
      if (parent.parentId !== null) return rejected('reply-too-deep');
    }
    await tx.put('comment', {
      ...args,
      photos: (args.photos ?? []).map(expectedPhoto),
      authorId: actor.participantId,
      createdAt: claimedAt < now ? claimedAt : now,
      receivedAt: onServer ? now : null,
      editedAt: null,
      deleted: false,
      rev: 1,
    });
    await tx.put('proposal', { ...proposal, commentCount: proposal.commentCount + 1 });
    return applied;
  },
});

/** One answer for "not there", "not yours" and "already deleted". */
async function ownComment({ tx, actor }: MutationContext, id: string, projectId: string) {
  const comment = await tx.get('comment', id);
  if (!comment || comment.projectId !== projectId || comment.authorId === null) return undefined;
  return (await tx.personOf(comment.authorId)) === actor.personId ? comment : undefined;
}

const editArgs = z.strictObject({ id: uuidSchema, projectId: uuidSchema, body: commentBodySchema });

/** Rule C4: the last edit to arrive stands. */
export const editComment = defineMutator({
  name: 'comment.edit',
  version: 1,
  args: editArgs,
  entityIds: ({ id }) => [id],
  parentIds: ({ id }) => [id],
  createdId: () => null,
  run: async (context, args) => {
    const comment = await ownComment(context, args.id, args.projectId);
    if (!comment || comment.deleted) return rejected('comment-not-found');
    if (comment.body === args.body) return applied;
    await context.tx.put('comment', { ...comment, body: args.body, editedAt: context.now, rev: comment.rev + 1 });
    return applied;
  },
});

const deleteArgs = z.strictObject({ id: uuidSchema, projectId: uuidSchema });

/** Rule C5: deleting blanks the body, takes the photo away and keeps the place, so that replies still make sense. */
export const deleteComment = defineMutator({
  name: 'comment.delete',
  version: 1,
  args: deleteArgs,
  entityIds: ({ id }) => [id],
  parentIds: ({ id }) => [id],
  createdId: () => null,
  run: async (context, args) => {
    const comment = await ownComment(context, args.id, args.projectId);
    if (!comment) return rejected('comment-not-found');
    if (comment.deleted) return applied;
    await context.tx.put('comment', { ...comment, body: '', photos: [], deleted: true, rev: comment.rev + 1 });
    const proposal = await context.tx.get('proposal', comment.proposalId);
    if (proposal)
      await context.tx.put('proposal', { ...proposal, commentCount: Math.max(0, proposal.commentCount - 1) });
    return applied;
  },
});
