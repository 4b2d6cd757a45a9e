import type { Draft, ReadContent } from '../draft/draft.ts';
import { type EditablePart, type EditedParts, editableParts, mergeEdit } from './merge-edit.ts';
import type { Proposal } from './proposal.ts';
import { readAlike } from './read-alike.ts';
import { editArgsOf } from './submission.ts';

/** Which version of a part goes on: the author's, the one that stands now, or both in one. */
export type Choice = 'mine' | 'now' | 'both';

/**
 * Parts of an edit in the making that somebody else changed to something else meanwhile (rule P5). Where the draft does
 * not know what its author had read, every part that differs counts.
 */
export function conflictsOf(current: Proposal, draft: Draft): readonly EditablePart[] {
  if (!draft.editOf || draft.editOf.baseRev === current.rev) return [];
  const { read } = draft.editOf;
  const edit = editArgsOf(read ? { ...current, ...read } : current, draft);
  if (!edit) return [];
  return read ? mergeEdit(current, read, edit).conflicts : editableParts.filter((part) => edit[part] !== undefined);
}

/**
 * Of the parts in conflict those that the author is asked about. Fields that read the same are none: what differs in
 * them came with the drawing, and goes with the drawing that is chosen.
 */
export const askedParts = (
  conflicts: readonly EditablePart[],
  current: Proposal,
  mine: Pick<Proposal, 'fields'>,
): readonly EditablePart[] =>
  conflicts.filter((part) => part !== 'fields' || !readAlike(current.kind, current.fields, mine.fields));

/** Texts and links of both can stand beside each other; a title, a shape and an answer are one or the other. */
export const canBeCombined = (part: EditablePart): boolean => part === 'reason' || part === 'sources';

/** What a draft takes over of the proposal as it stands, by the author's choice for each part in conflict. */
export function chosenContent(
  current: Proposal,
  draft: Pick<Draft, 'reason' | 'sources'>,
  choices: Readonly<Partial<Record<EditablePart, Choice>>>,
): Partial<ReadContent> {
  const combined: EditedParts = {
    reason: `${current.reason.trim()}\n\n${draft.reason.trim()}`,
    sources: [...new Set([...current.sources, ...draft.sources])],
  };
  const taken = editableParts.flatMap((part) => {
    const choice = choices[part] ?? (part === 'fields' ? choices.geometry : undefined) ?? 'mine';
    if (choice === 'mine') return [];
    return [[part, choice === 'both' ? (combined[part] ?? current[part]) : current[part]] as const];
  });
  return Object.fromEntries(taken);
}
