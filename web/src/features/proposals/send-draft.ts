import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { Draft } from '@werkstadt/shared/draft/draft';
import { geometryOfDraft } from '@werkstadt/shared/draft/draft-geometry';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { TextLanguage } from '@werkstadt/shared/language/locale';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { editArgsOf, photoChangesOf, submitArgsOf } from '@werkstadt/shared/proposal/submission';
import { type PaintedContent, paintedContent } from '~/features/districts/index.ts';
import { figuresAsSeen } from '~/features/planning/index.ts';
import { deleteDraft, discardItem, mutate, type ProposalView, setSettings } from '~/platform/data/index.ts';

export type Sent =
  | { readonly status: 'sent' | 'unchanged' }
  | { readonly status: 'refused'; readonly code: ErrorCode; readonly detail?: string };

type EditOf = NonNullable<Draft['editOf']>;

const options = (draft: Draft) => ({
  removeDraftId: draft.id,
  ...(draft.replaces === null ? {} : { replaces: draft.replaces }),
});

/** Of a lane: what this device showed about the very line that is sent. */
async function figuresOf(draft: Draft, city: CityInfo): Promise<SeenFigures | null> {
  const geometry = kindById(draft.kind).followsStreets ? geometryOfDraft(draft) : null;
  return geometry?.type === 'LineString' ? figuresAsSeen(city, geometry.coordinates, draft.fields) : null;
}

/**
 * Each photo is an act of its own, before the words: a tab that is killed in between finds the draft again, and what is
 * done by then is no change any more.
 */
async function sendPhotoChanges(draft: Draft, before: ProposalView, read?: readonly string[]): Promise<Sent> {
  const { added, removed } = photoChangesOf(before.photos, draft, read);
  const about = { proposalId: before.id, projectId: before.projectId };
  for (const sha256 of removed) {
    const result = await mutate('photo.remove', { ...about, sha256 });
    if (!result.ok) return { ...result, status: 'refused' };
  }
  for (const photo of added) {
    const result = await mutate('photo.add', { ...about, photo });
    if (!result.ok) return { ...result, status: 'refused' };
  }
  return { status: added.length + removed.length > 0 ? 'sent' : 'unchanged' };
}

async function sendEdit(
  draft: Draft,
  now: ProposalView,
  { baseRev, read, readPhotos }: EditOf,
  figures: SeenFigures | null,
  content: PaintedContent | null,
): Promise<Sent> {
  const before = { ...now, ...read };
  const changed = await sendPhotoChanges(draft, now, readPhotos);
  if (changed.status === 'refused') return changed;
  const args = editArgsOf(before, draft, figures, content?.painted);
  if (!args) {
    await deleteDraft(draft.id);
    if (draft.replaces !== null) await discardItem(draft.replaces);
    return changed;
  }
  const result = await mutate('proposal.edit', args, { ...options(draft), base: { [before.id]: baseRev } });
  return result.ok ? { status: 'sent' } : { ...result, status: 'refused' };
}

/**
 * Sends a draft: as a new proposal, or as a change of `before`, the proposal it changes as it stands now. Only when
 * the act lies in the vault, and the draft is gone with it, is it `sent`.
 */
export async function sendDraft(
  draft: Draft,
  before: ProposalView | undefined,
  lang: TextLanguage,
  city: CityInfo,
): Promise<Sent> {
  const content = await paintedContent(city, draft);
  const figures = content?.figures ?? (await figuresOf(draft, city));
  if (draft.editOf) {
    if (!before) return { status: 'refused', code: 'proposal-not-found' };
    return sendEdit(draft, before, draft.editOf, figures, content);
  }
  const args = submitArgsOf(draft, lang, figures, content?.painted);
  if (!args) return { status: 'refused', code: 'geometry-invalid' };
  const result = await mutate('proposal.submit', args, options(draft));
  if (!result.ok) return { ...result, status: 'refused' };
  setSettings({ authorName: args.authorName });
  return { status: 'sent' };
}
