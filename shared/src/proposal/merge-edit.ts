import type { Proposal } from './proposal.ts';

/** What an author can change of a proposal, each part merged as one piece: a geometry is never merged by corner. */
export const editableParts = ['title', 'reason', 'sources', 'geometry', 'fields'] as const;
export type EditablePart = (typeof editableParts)[number];
export type EditedParts = { readonly [Part in EditablePart]?: Proposal[Part] | undefined };

/** The parts an edit names, laid over a proposal: what its author would read if it were alone. */
export function withEdit<P extends Pick<Proposal, EditablePart>>(proposal: P, edit: EditedParts): P {
  const named = editableParts.filter((part) => edit[part] !== undefined);
  return { ...proposal, ...Object.fromEntries(named.map((part) => [part, edit[part]])) };
}

export interface MergedEdit {
  readonly proposal: Proposal;
  /** Parts that somebody else changed to something else meanwhile: they stay as they are. */
  readonly conflicts: readonly EditablePart[];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Rule P5, a three-way merge by part: `after` is what the author wrote, `before` how those parts read to the author,
 * `current` how they stand. A part that nobody else touched is taken; one that was changed to the same is no change.
 */
export function mergeEdit(current: Proposal, before: EditedParts, after: EditedParts): MergedEdit {
  const wanted = editableParts.filter((part) => after[part] !== undefined && !same(after[part], current[part]));
  const conflicts = wanted.filter((part) => !same(before[part], current[part]));
  const taken = wanted.filter((part) => !conflicts.includes(part));
  return { proposal: withEdit(current, Object.fromEntries(taken.map((part) => [part, after[part]]))), conflicts };
}
