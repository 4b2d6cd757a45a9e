/** Drafts: begin one, and change it by steps that are each saved at once. */
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';

export { aimNextAt } from './next-aim.ts';
export { copyDraft, startDraft } from './start-draft.ts';
export { type DraftEditing, useDraft } from './use-draft.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** [west, south, east, north] of the map that was left to draw: drawing goes on in the same place. */
    readonly mapBounds?: BoundingBox;
  }
}
