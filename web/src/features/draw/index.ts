/** Drafts: begin one, and change it by steps that are each saved at once. */
export { copyDraft, startDraft } from './start-draft.ts';
export { type DraftEditing, useDraft } from './use-draft.ts';
