import type { Position } from '@werkstadt/shared/geometry/geojson';

const aims = new Map<string, Position>();

/** Where the map of a draft opens the next time. Only in this tab's memory, and not in its history (rule PH10). */
export function aimNextAt(draftId: string, position: Position): void {
  aims.set(draftId, position);
}

export const nextAim = (draftId: string): Position | null => aims.get(draftId) ?? null;

export function forgetAim(draftId: string): void {
  aims.delete(draftId);
}
