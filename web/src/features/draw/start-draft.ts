import { type Draft, newDraft } from '@werkstadt/shared/draft/draft';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { getSettings, type Outcome, saveDraft } from '~/platform/data/index.ts';
import { createId } from '~/platform/ids.ts';

async function keep(draft: Draft): Promise<Outcome<string>> {
  const kept = await saveDraft(draft);
  return kept.ok ? { ok: true, value: draft.id } : kept;
}

/** Begins a proposal of a kind in a project: an empty draft, kept on this device before anything is drawn. Its id. */
export function startDraft(projectId: string, kind: KindId): Promise<Outcome<string>> {
  return keep(
    newDraft({
      id: createId(),
      projectId,
      kind,
      authorName: getSettings().authorName,
      now: new Date().toISOString(),
    }),
  );
}

/** The same draft under an id of its own: to go on while another tab holds the first one. */
export function copyDraft(draft: Draft): Promise<Outcome<string>> {
  return keep({ ...draft, id: createId(), updatedAt: new Date().toISOString() });
}
