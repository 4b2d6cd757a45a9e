import type { Position } from '../geometry/geojson.ts';
import type { Draft } from './draft.ts';
import { keptPosition } from './draft-geometry.ts';
import type { DraftAction } from './reduce-draft.ts';

/** What snapping asks of the city's place index. */
export interface SnapLookup {
  readonly snap: (position: Position, radiusMetres: number) => Position | null;
}

/** From this zoom on a person sees single streets; further out a corner would jump to a street that was not meant. */
const MIN_SNAP_ZOOM = 15;
/** CSS pixels on the screen: as far as an eye forgives a finger. */
const SNAP_PIXELS = 12;

export interface PlacedCorner {
  /** WGS 84 [lon, lat], as the draft will keep it. */
  readonly position: Position;
  readonly snapped: boolean;
}

/** Where a corner aimed at a position would be set (rule DR6). Null for a position that is none. */
export function placeCorner(
  aimed: Position,
  view: { readonly zoom: number; readonly metresPerPixel: number },
  snapping: SnapLookup | null,
): PlacedCorner | null {
  const found = snapping && view.zoom >= MIN_SNAP_ZOOM ? snapping.snap(aimed, SNAP_PIXELS * view.metresPerPixel) : null;
  const position = keptPosition(found ?? aimed);
  return position && { position, snapped: found !== null };
}

/** What setting a corner does: it moves the selected one, or else is a new one at the end. */
export function cornerAction(draft: Pick<Draft, 'selected'>, position: Position): DraftAction {
  return draft.selected === null
    ? { type: 'add-corner', position }
    : { type: 'move-corner', index: draft.selected, position };
}
