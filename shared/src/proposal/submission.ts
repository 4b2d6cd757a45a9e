import type { PlanContent } from '../districts/content/plan-content.ts';
import type { Draft } from '../draft/draft.ts';
import { cornersOfGeometry, geometryOfDraft } from '../draft/draft-geometry.ts';
import { networkOfDraft } from '../draft/lane-of-draft.ts';
import { lineOfCorners } from '../draft/street-stretches.ts';
import type { TextLanguage } from '../language/locale.ts';
import { type NamedPhoto, type Photo, photosToShow } from '../photo/photo.ts';
import { LANE_PRESETS } from '../planning/rules/presets.ts';
import type { SeenFigures } from '../planning/seen/seen-figures-schema.ts';
import type { MutationArgs } from '../sync/mutator-registry.ts';
import { kindById } from './kinds/registry.ts';
import { type EditablePart, type EditedParts, editableParts } from './merge-edit.ts';
import type { Proposal } from './proposal.ts';
import { answerOf, tidySources } from './words.ts';

type Written = Pick<
  Draft,
  | 'id'
  | 'projectId'
  | 'kind'
  | 'corners'
  | 'free'
  | 'routes'
  | 'title'
  | 'reason'
  | 'sources'
  | 'fields'
  | 'authorName'
  | 'photos'
  | 'plan'
>;

/** The kind's own answers, without those of another kind or an older form. */
function askedFields(draft: Written): Record<string, string> {
  return Object.fromEntries(kindById(draft.kind).form.map(({ name }) => [name, answerOf(draft, name).trim()]));
}

/** What the drawing of a lane says beside its line: the cross-section and the streets; of districts, their plan. */
function drawnFields(draft: Written, painted: PlanContent | null): Record<string, unknown> {
  if (painted) return { plan: painted.plan };
  if (!kindById(draft.kind).followsStreets) return draft.plan && draft.fields.plan ? { plan: draft.fields.plan } : {};
  const preset = LANE_PRESETS.find((known) => known === draft.fields.preset);
  const network = networkOfDraft(draft);
  return { ...(preset ? { preset } : {}), ...(network ? { network } : {}) };
}

const tidyWords = (draft: Written, painted: PlanContent | null) => ({
  title: draft.title.trim(),
  reason: draft.reason.trim(),
  sources: tidySources(draft.sources),
  fields: { ...askedFields(draft), ...drawnFields(draft, painted) },
});

const withFigures = (fields: Record<string, unknown>, figures: SeenFigures | null): Record<string, unknown> =>
  figures ? { ...fields, figures } : fields;

const tidyPhotos = (photos: Draft['photos']): NamedPhoto[] =>
  photos.map((photo) => ({ ...photo, alt: photo.alt.trim() }));

/**
 * Arguments of `proposal.submit`; null while the drawing is too small to be one. The proposal keeps the draft's id, so
 * that a second tap cannot make a second proposal (rule UI13). `figures`: of this very line, as seen on this device;
 * `painted`: of districts, what the draft's plan is on the blocks of the pack.
 */
export function submitArgsOf(
  draft: Written,
  lang: TextLanguage,
  figures: SeenFigures | null = null,
  painted: PlanContent | null = null,
): MutationArgs<'proposal.submit'> | null {
  const words = tidyWords(draft, painted);
  const geometry = painted?.geometry ?? geometryOfDraft(draft);
  const { id, projectId, kind } = draft;
  const authorName = draft.authorName?.trim() || null;
  const photos = tidyPhotos(draft.photos);
  return (
    geometry && {
      id,
      projectId,
      kind,
      kindVersion: kindById(kind).version,
      ...words,
      fields: withFigures(words.fields, figures),
      lang,
      geometry,
      authorName,
      ...(photos.length > 0 ? { photos } : {}),
    }
  );
}

const sorted = (fields: Record<string, unknown>) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

type Content = Pick<Proposal, 'id' | 'projectId' | EditablePart>;

/**
 * Arguments of `proposal.edit`: only what differs from `before`, the revision that was read, so that nothing else is
 * overwritten (rule UI14), and how that read (rule P5); null when nothing differs.
 */
export function editArgsOf(
  before: Content,
  draft: Written,
  figures: SeenFigures | null = null,
  painted: PlanContent | null = null,
): MutationArgs<'proposal.edit'> | null {
  const after = tidyWords(draft, painted);
  // Figures belong to the line and the answers: with these they change, and not by themselves.
  const { figures: seen, ...answers } = before.fields;
  // Corners, not geometries: a draft rounds and turns what it takes over, which is no change of its author's.
  const drawn = before.geometry.type === 'LineString' ? lineOfCorners(draft) : draft.corners;
  const geometry = painted
    ? same(before.geometry, painted.geometry)
      ? null
      : painted.geometry
    : same(cornersOfGeometry(before.geometry), drawn)
      ? null
      : geometryOfDraft(draft);
  const changed = {
    ...(same(before.title, after.title) ? {} : { title: after.title }),
    ...(same(before.reason, after.reason) ? {} : { reason: after.reason }),
    ...(same(before.sources, after.sources) ? {} : { sources: after.sources }),
    ...(same(sorted(answers), sorted(after.fields)) && !(geometry && seen)
      ? {}
      : { fields: withFigures(after.fields, figures) }),
    ...(geometry ? { geometry } : {}),
  };
  const parts = editableParts.filter((part) => part in changed);
  if (parts.length === 0) return null;
  const read: EditedParts = Object.fromEntries(parts.map((part) => [part, before[part]]));
  return { id: before.id, projectId: before.projectId, ...changed, before: read };
}

/**
 * What changing a draft of an edit means for the photos: those to be added and those to be removed (rule UI14). `read`:
 * hashes of those that were there when the draft was begun; what came or went elsewhere since is not its author's change.
 */
export function photoChangesOf(
  before: readonly Photo[],
  draft: Pick<Draft, 'photos'>,
  read: readonly string[] = photosToShow(before).map(({ sha256 }) => sha256),
): { readonly added: readonly NamedPhoto[]; readonly removed: readonly string[] } {
  const shown = new Set(photosToShow(before).map(({ sha256 }) => sha256));
  const kept = new Set(draft.photos.map(({ sha256 }) => sha256));
  return {
    added: tidyPhotos(draft.photos).filter(({ sha256 }) => !shown.has(sha256) && !read.includes(sha256)),
    removed: [...shown].filter((sha256) => !kept.has(sha256) && read.includes(sha256)),
  };
}
