import type { Draft } from '@werkstadt/shared/draft/draft';
import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import type { TextLanguage } from '@werkstadt/shared/language/locale';
import { editArgsOf, submitArgsOf } from '@werkstadt/shared/proposal/submission';
import { deleteDraft, discardItem, mutate, type ProposalView, setSettings } from '~/platform/data/index.ts';

export type Sent =
  | { readonly status: 'sent' | 'unchanged' }
  | { readonly status: 'refused'; readonly code: ErrorCode; readonly detail?: string };

type EditOf = NonNullable<Draft['editOf']>;

const options = (draft: Draft) => ({
  removeDraftId: draft.id,
  ...(draft.replaces === null ? {} : { replaces: draft.replaces }),
});

async function sendEdit(draft: Draft, now: ProposalView, { baseRev, read }: EditOf): Promise<Sent> {
  const before = { ...now, ...read };
  const args = editArgsOf(before, draft);
  if (!args) {
    await deleteDraft(draft.id);
    if (draft.replaces !== null) await discardItem(draft.replaces);
    return { status: 'unchanged' };
  }
  const result = await mutate('proposal.edit', args, { ...options(draft), base: { [before.id]: baseRev } });
  return result.ok ? { status: 'sent' } : { ...result, status: 'refused' };
}

/**
 * Sends a draft: as a new proposal, or as a change of `before`, the proposal it changes as it stands now. Only when
 * the act lies in the vault, and the draft is gone with it, is it `sent`.
 */
export async function sendDraft(draft: Draft, before: ProposalView | undefined, lang: TextLanguage): Promise<Sent> {
  if (draft.editOf) {
    if (!before) return { status: 'refused', code: 'proposal-not-found' };
    return sendEdit(draft, before, draft.editOf);
  }
  const args = submitArgsOf(draft, lang);
  if (!args) return { status: 'refused', code: 'geometry-invalid' };
  const result = await mutate('proposal.submit', args, options(draft));
  if (!result.ok) return { ...result, status: 'refused' };
  setSettings({ authorName: args.authorName });
  return { status: 'sent' };
}
