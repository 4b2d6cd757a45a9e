import type { Area, Position } from '../geometry/geojson.ts';
import { geometryWithinArea } from '../geometry/geometry-within-area.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { nearestOnLine } from '../geometry/nearest-on-line.ts';
import { geometryOfDraft, keptPosition } from './draft-geometry.ts';
import type { DrawnCorners } from './street-stretches.ts';

/**
 * Nearer than this a photo belongs to the place that was set: one stands some dozen metres from what one photographs, and
 * between houses a phone is wrong by up to fifty.
 */
export const PHOTO_APART_METRES = 100;

export interface PhotoPlace {
  /** As the draft would keep it. */
  readonly position: Position;
  /** From the place or line that is drawn. */
  readonly apartMetres: number;
}

/**
 * Where a photo was taken, if that is worth asking about (rule PH10): in the project's area, and not where its proposal
 * is. Null for areas, which are about more than where somebody stood.
 */
export function photoPlaceToOffer(taken: Position, draft: DrawnCorners, area: Area): PhotoPlace | null {
  const position = keptPosition(taken);
  const drawn = geometryOfDraft(draft);
  if (!position || !drawn || !geometryWithinArea({ type: 'Point', coordinates: position }, area)) return null;
  if (drawn.type === 'Polygon') return null;
  const apartMetres =
    drawn.type === 'Point'
      ? lineLengthMetres([drawn.coordinates, position])
      : (nearestOnLine(drawn.coordinates, position)?.distanceMetres ?? 0);
  return apartMetres < PHOTO_APART_METRES ? null : { position, apartMetres };
}
