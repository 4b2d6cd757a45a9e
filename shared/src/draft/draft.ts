import * as z from 'zod/mini';
import { draftOfPlan } from '../districts/plan/draft-of-plan.ts';
import { planDraftSchema } from '../districts/plan/plan-draft.ts';
import { type DrawnGeometry, drawnGeometrySchema, positionSchema } from '../geometry/geojson.ts';
import { type NamedPhoto, namedPhotoSchema, PHOTO_CONSENT_VERSION, photoHashSchema } from '../photo/photo.ts';
import { streetRouteSchema } from '../planning/route/street-route-schema.ts';
import { type KindId, kindIdSchema } from '../proposal/kind-id.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import { schoolDistrictFieldsSchema } from '../proposal/kinds/school-district/kind.ts';
import type { Proposal } from '../proposal/proposal.ts';
import { instantSchema, uuidSchema } from '../sync/id.ts';
import { cornersOfGeometry } from './draft-geometry.ts';
import { cornersOfLane } from './lane-of-draft.ts';

/**
 * One step of drawing: from corner `at` on, the corners `removed` gave way to the corners `added`. With each of them
 * whether the stretch that leads to it is a free line; missing in what was drawn before stretches could follow streets.
 */
const cornerChangeSchema = z.strictObject({
  at: z.int().check(z.minimum(0)),
  removed: z.array(positionSchema),
  added: z.array(positionSchema),
  removedFree: z._default(z.array(z.boolean()), []),
  addedFree: z._default(z.array(z.boolean()), []),
});
export type CornerChange = z.infer<typeof cornerChangeSchema>;

/** What an author can change of a proposal, as it read when the draft was begun. */
const readContentSchema = z.strictObject({
  title: z.string(),
  reason: z.string(),
  sources: z.array(z.string()),
  geometry: drawnGeometrySchema,
  fields: z.record(z.string(), z.unknown()),
});
export type ReadContent = z.infer<typeof readContentSchema>;

/** What a draft that changes this proposal remembers of it. */
export function readContentOf({ title, reason, sources, geometry, fields }: ReadContent): ReadContent {
  return { title, reason, sources, geometry, fields };
}

/** Where the author stands: drawing, saying it in words, or checking before it is submitted. */
export const draftSteps = ['draw', 'say', 'check'] as const;

/**
 * A proposal in the making. It lies in the vault of one device and never leaves it (rule D1). Texts are kept as typed,
 * however long or empty: only submitting asks for more.
 */
export const draftSchema = z.object({
  id: uuidSchema,
  projectId: uuidSchema,
  updatedAt: instantSchema,
  draftVersion: z.literal(1),
  kind: kindIdSchema,
  kindVersion: z.int().check(z.minimum(1)),
  /** WGS 84 [lon, lat], 6 decimals, in the order they were set; an area closes itself from the last to the first. */
  corners: z.array(positionSchema),
  /**
   * Of each corner whether the stretch that leads to it is a free line; else it follows the streets, where its kind does.
   * A line without an entry is free.
   */
  free: z._default(z.array(z.boolean()), []),
  /** How stretches run along streets, found once and kept: not drawn by anybody, and no step to take back. */
  routes: z._default(z.array(streetRouteSchema), []),
  /** Index of the corner that the next act is about; null = the next corner is added at the end. */
  selected: z.nullable(z.int().check(z.minimum(0))),
  /** Steps that can be taken back, the last one last; without limit, also after a restart. */
  undo: z.array(cornerChangeSchema),
  /** Steps taken back, the next to be done again last. */
  redo: z.array(cornerChangeSchema),
  /** School districts that are painted instead of corners being set; with their own steps to take back. */
  plan: z.optional(planDraftSchema),
  /** Whether new corners jump to crossings and streets near by, and new stretches follow them. */
  snapping: z.boolean(),
  title: z.string(),
  reason: z.string(),
  /** As typed, one link each. */
  sources: z.array(z.string()),
  /** Fields of the kind as typed so far. */
  fields: z.record(z.string(), z.unknown()),
  authorName: z.nullable(z.string()),
  /** Their bytes lie beside the draft in the vault; the words as typed. */
  photos: z._default(z.array(z.extend(namedPhotoSchema, { alt: z.string() })), []),
  step: z.enum(draftSteps),
  /** The proposal that this draft changes, on the revision that was read; null = a new proposal. */
  editOf: z.nullable(
    z.strictObject({
      proposalId: uuidSchema,
      baseRev: z.int().check(z.minimum(1)),
      /** How it read then (rule P5); absent in drafts that were begun before this was kept. */
      read: z.optional(readContentSchema),
      /** Hashes of the photos it had then. */
      readPhotos: z.optional(z.array(photoHashSchema)),
    }),
  ),
  /** `mid` of the act that was not received and that this draft mends. */
  replaces: z.nullable(uuidSchema),
});
export type Draft = z.infer<typeof draftSchema>;

/** Fields of a kind as its form starts. */
const initialFields = (kindId: KindId): Record<string, unknown> =>
  Object.fromEntries(kindById(kindId).form.map((field) => [field.name, field.initial]));

/** An empty draft of a kind. `now`: ISO 8601 instant of the device. */
export function newDraft(start: {
  readonly id: string;
  readonly projectId: string;
  readonly kind: KindId;
  readonly authorName: string | null;
  readonly now: string;
}): Draft {
  return {
    id: start.id,
    projectId: start.projectId,
    updatedAt: start.now,
    draftVersion: 1,
    kind: start.kind,
    kindVersion: kindById(start.kind).version,
    corners: [],
    free: [],
    routes: [],
    selected: null,
    undo: [],
    redo: [],
    snapping: true,
    title: '',
    reason: '',
    sources: [],
    fields: initialFields(start.kind),
    authorName: start.authorName,
    photos: [],
    step: 'draw',
    editOf: null,
    replaces: null,
  };
}

type ProposalContent = Pick<
  Proposal,
  'projectId' | 'kind' | 'title' | 'reason' | 'sources' | 'fields' | 'authorName'
> & { readonly geometry: DrawnGeometry; readonly photos?: readonly Pick<NamedPhoto, 'sha256' | 'alt'>[] | undefined };

/**
 * A draft that starts with the content of a proposal: to edit one (`editOf`) or to mend one that the city could not
 * accept (`replaces`). Holes of an area cannot be drawn and are not taken over.
 */
export function draftFromProposal(
  content: ProposalContent,
  start: {
    readonly id: string;
    readonly now: string;
    readonly editOf: Draft['editOf'];
    readonly replaces: string | null;
  },
): Draft {
  const empty = newDraft({
    id: start.id,
    projectId: content.projectId,
    kind: content.kind,
    authorName: content.authorName,
    now: start.now,
  });
  const painted = schoolDistrictFieldsSchema.safeParse(content.fields).data?.plan;
  return {
    ...empty,
    ...(painted ? { plan: draftOfPlan(painted) } : {}),
    ...(cornersOfLane(content) ?? { corners: cornersOfGeometry(content.geometry) }),
    title: content.title,
    reason: content.reason,
    sources: [...content.sources],
    fields: { ...empty.fields, ...content.fields },
    photos: (content.photos ?? []).map(({ sha256, alt }) => ({ sha256, alt, consent: PHOTO_CONSENT_VERSION })),
    step: 'say',
    editOf: start.editOf,
    replaces: start.replaces,
  };
}
