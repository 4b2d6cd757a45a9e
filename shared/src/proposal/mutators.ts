import * as z from 'zod/mini';
import { drawnGeometrySchema } from '../geometry/geojson.ts';
import { textLanguageSchema } from '../language/locale.ts';
import { expectedPhoto, MAX_PHOTOS_OF_PROPOSAL, namedPhotosSchema } from '../photo/photo.ts';
import { takesContributions } from '../project/open-for-contributions.ts';
import { uuidSchema } from '../sync/id.ts';
import { applied, defineMutator, rejected } from '../sync/mutator.ts';
import { checkProposal } from './check-proposal.ts';
import { kindIdSchema } from './kind-id.ts';
import { liftFields } from './lift-fields.ts';
import { mergeEdit } from './merge-edit.ts';
import { ownProposal } from './own-proposal.ts';
import { authorNameSchema, MAX_SOURCES, type Proposal, reasonSchema, sourceSchema, titleSchema } from './proposal.ts';

const sources = z.array(sourceSchema).check(z.maxLength(MAX_SOURCES));
const fields = z.record(z.string(), z.unknown());

const submitArgs = z.strictObject({
  id: uuidSchema,
  projectId: uuidSchema,
  kind: kindIdSchema,
  kindVersion: z.int().check(z.minimum(1)),
  title: titleSchema,
  reason: reasonSchema,
  lang: textLanguageSchema,
  sources,
  geometry: drawnGeometrySchema,
  fields,
  authorName: z.nullable(authorNameSchema),
  /** Absent when none. */
  photos: z.optional(namedPhotosSchema(MAX_PHOTOS_OF_PROPOSAL)),
});

const sameText = (a: Proposal, b: z.infer<typeof submitArgs>) =>
  a.title === b.title && a.reason === b.reason && JSON.stringify(a.geometry) === JSON.stringify(b.geometry);

/** Rules P1–P3. The time and number of the server stay; the phone shows its own until then. */
export const submitProposal = defineMutator({
  name: 'proposal.submit',
  version: 2,
  args: submitArgs,
  entityIds: ({ id }) => [id],
  parentIds: ({ projectId }) => [projectId],
  createdId: ({ id }) => id,
  photoHashes: ({ photos = [] }) => photos.map(({ sha256 }) => sha256),
  run: async (context, args) => {
    const { tx, actor, now, claimedAt, onServer } = context;
    const project = await tx.get('project', args.projectId);
    if (!project || (project.state === 'draft' && !context.isReceived)) return rejected('project-not-found');
    if (!takesContributions(project, context)) return rejected('project-not-open');
    const existing = await tx.get('proposal', args.id);
    if (existing) {
      return existing.authorId === actor.participantId && sameText(existing, args) ? applied : rejected('id-taken');
    }
    const lifted = liftFields(args);
    if (!lifted) return rejected('fields-invalid', 'kindVersion');
    const check = checkProposal(lifted, project);
    if (!check.valid && !context.isReceived) return rejected(check.code, check.detail);
    await tx.put('proposal', {
      ...lifted,
      photos: (args.photos ?? []).map(expectedPhoto),
      authorId: actor.participantId,
      number: await tx.nextReceiptNumber(),
      state: 'submitted',
      createdAt: claimedAt < now ? claimedAt : now,
      receivedAt: onServer ? now : null,
      rev: 1,
      supportCount: 0,
      commentCount: 0,
    });
    return applied;
  },
});

const editedParts = z.strictObject({
  title: z.optional(titleSchema),
  reason: z.optional(reasonSchema),
  sources: z.optional(sources),
  geometry: z.optional(drawnGeometrySchema),
  fields: z.optional(fields),
});

const editArgs = z.extend(editedParts, {
  id: uuidSchema,
  projectId: uuidSchema,
  /** How the changed parts read to the author. Absent in the first version: such an edit holds for what was read only. */
  before: z.optional(editedParts),
});

/** Rules P4, P5: the author edits until the city has decided; what others changed meanwhile is merged by part. */
export const editProposal = defineMutator({
  name: 'proposal.edit',
  version: 2,
  args: editArgs,
  entityIds: ({ id }) => [id],
  parentIds: ({ id }) => [id],
  createdId: () => null,
  run: async (context, args) => {
    const { tx, base } = context;
    const proposal = await ownProposal(context, args.id, args.projectId);
    if (!proposal || proposal.state === 'withdrawn') return rejected('proposal-not-found');
    if (proposal.state !== 'submitted' && proposal.state !== 'in-review') return rejected('proposal-decided');
    const asRead = base[args.id] === proposal.rev;
    const read = asRead ? proposal : args.before;
    if (!read) return rejected('stale');
    const merged = mergeEdit(proposal, read, args);
    if (merged.conflicts.length > 0) return rejected('stale', merged.conflicts.join(' '));
    const project = await tx.get('project', args.projectId);
    if (!project) return rejected('project-not-found');
    const lifted = liftFields(merged.proposal);
    if (!lifted) return rejected('fields-invalid', 'kindVersion');
    const check = checkProposal(lifted, project);
    if (!check.valid) return rejected(check.code, check.detail);
    await tx.put('proposal', { ...lifted, rev: proposal.rev + 1 });
    return asRead ? applied : { status: 'merged' };
  },
});

const withdrawArgs = z.strictObject({ id: uuidSchema, projectId: uuidSchema });

/** Rule P6: withdrawing twice is one withdrawal; a decided proposal can be withdrawn no more. */
export const withdrawProposal = defineMutator({
  name: 'proposal.withdraw',
  version: 1,
  args: withdrawArgs,
  entityIds: ({ id }) => [id],
  parentIds: ({ id }) => [id],
  createdId: () => null,
  run: async (context, args) => {
    const proposal = await ownProposal(context, args.id, args.projectId);
    if (!proposal) return rejected('proposal-not-found');
    if (proposal.state === 'withdrawn') return applied;
    if (proposal.state !== 'submitted' && proposal.state !== 'in-review') return rejected('proposal-decided');
    await context.tx.put('proposal', { ...proposal, state: 'withdrawn', rev: proposal.rev + 1 });
    return applied;
  },
});
