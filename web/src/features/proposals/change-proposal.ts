import { type Draft, draftFromProposal, draftSchema, readContentOf } from '@werkstadt/shared/draft/draft';
import { photosToShow } from '@werkstadt/shared/photo/photo';
import { withEdit } from '@werkstadt/shared/proposal/merge-edit';
import { editProposal, submitProposal } from '@werkstadt/shared/proposal/mutators';
import { listDrafts, type OutboxItem, type Outcome, type ProposalView, saveDraft } from '~/platform/data/index.ts';
import { createId } from '~/platform/ids.ts';

async function keep(draft: Draft): Promise<Outcome<string>> {
  const kept = await saveDraft(draft);
  return kept.ok ? { ok: true, value: draft.id } : kept;
}

async function existingDraft(wanted: (draft: Draft) => boolean): Promise<string | undefined> {
  const drafts = await listDrafts();
  return drafts.map((stored) => draftSchema.safeParse(stored)).find(({ data }) => data && wanted(data))?.data?.id;
}

/** The draft that changes one's own proposal: the one begun before, else a new one with its content. Its id. */
export async function startChange(proposal: ProposalView): Promise<Outcome<string>> {
  const begun = await existingDraft(({ editOf }) => editOf?.proposalId === proposal.id);
  if (begun) return { ok: true, value: begun };
  const photos = photosToShow(proposal.photos);
  const readPhotos = photos.map(({ sha256 }) => sha256);
  const editOf = { proposalId: proposal.id, baseRev: proposal.rev, read: readContentOf(proposal), readPhotos };
  const content = { ...proposal, photos };
  return keep(draftFromProposal(content, { id: createId(), now: new Date().toISOString(), editOf, replaces: null }));
}

/**
 * The draft that mends a proposal, or a change of one, that the city could not accept: it starts with what was written,
 * and takes the old act's place when it is sent. `current`: the proposal as it stands, where it is a change.
 */
export async function startMending(item: OutboxItem, current: ProposalView | undefined): Promise<Outcome<string>> {
  const begun = await existingDraft(({ replaces }) => replaces === item.mid);
  if (begun) return { ok: true, value: begun };
  const start = { id: createId(), now: new Date().toISOString(), replaces: item.mid };
  const submitted = submitProposal.args.safeParse(item.args);
  if (item.name === 'proposal.submit' && submitted.success) {
    return keep(draftFromProposal(submitted.data, { ...start, editOf: null }));
  }
  const edited = editProposal.args.safeParse(item.args);
  if (item.name !== 'proposal.edit' || !edited.success || !current) return { ok: false, code: 'row-unreadable' };
  const content = { ...withEdit(current, edited.data), photos: photosToShow(current.photos) };
  // A stale change was made on some older revision: any but the current one lets its author compare both first.
  const baseRev = item.code === 'stale' ? Math.max(1, current.rev - 1) : current.rev;
  const read = readContentOf(withEdit(current, edited.data.before ?? {}));
  const readPhotos = content.photos.map(({ sha256 }) => sha256);
  return keep(draftFromProposal(content, { ...start, editOf: { proposalId: current.id, baseRev, read, readPhotos } }));
}
