import type { Position } from '../geometry/geojson.ts';
import type { StreetIndex } from '../planning/network/street-index.ts';
import { snapToStreet } from '../planning/route/snap-corner.ts';
import type { Draft } from './draft.ts';
import { keptPosition } from './draft-geometry.ts';
import type { DraftAction } from './reduce-draft.ts';

interface View {
  readonly zoom: number;
  readonly metresPerPixel: number;
}

/** What snapping asks: of the city's place index, or of its streets. */
export interface SnapLookup {
  readonly snap: (position: Position, radiusMetres: number) => Position | null;
  /** How far a corner jumps, in metres; 0 where it stays. Where it is missing: 12 px, from zoom 15 on. */
  readonly radiusMetres?: (view: View) => number;
}

/** From this zoom on a person sees single streets; further out a corner would jump to a street that was not meant. */
const MIN_SNAP_ZOOM = 15;
/** CSS pixels on the screen: as far as an eye forgives a finger. */
const SNAP_PIXELS = 12;

const eyeRadius = ({ zoom, metresPerPixel }: View): number =>
  zoom >= MIN_SNAP_ZOOM ? SNAP_PIXELS * metresPerPixel : 0;

/** A thumb's breadth, and between these on the ground: a lane belongs on a street, however far out the map is. */
const STREET_PIXELS = 24;
const LEAST_STREET_METRES = 8;
const MOST_STREET_METRES = 60;

/** Snapping of a lane's corner to the streets of the pack. `previous`: the corner before it. */
export const snappingToStreets = (streets: StreetIndex, previous: Position | null): SnapLookup => ({
  snap: (position, radiusMetres) => snapToStreet(streets, position, radiusMetres, previous),
  radiusMetres: ({ metresPerPixel }) =>
    Math.max(LEAST_STREET_METRES, Math.min(MOST_STREET_METRES, STREET_PIXELS * metresPerPixel)),
});

export interface PlacedCorner {
  /** WGS 84 [lon, lat], as the draft will keep it. */
  readonly position: Position;
  readonly snapped: boolean;
}

/** Where a corner aimed at a position would be set (rule DR6). Null for a position that is none. */
export function placeCorner(aimed: Position, view: View, snapping: SnapLookup | null): PlacedCorner | null {
  const radius = snapping ? (snapping.radiusMetres ?? eyeRadius)(view) : 0;
  const found = snapping && radius > 0 ? snapping.snap(aimed, radius) : null;
  const position = keptPosition(found ?? aimed);
  return position && { position, snapped: found !== null };
}

/** What setting a corner does: it moves the selected one, or else is a new one at the end. */
export function cornerAction(draft: Pick<Draft, 'selected'>, position: Position): DraftAction {
  return draft.selected === null
    ? { type: 'add-corner', position }
    : { type: 'move-corner', index: draft.selected, position };
}
