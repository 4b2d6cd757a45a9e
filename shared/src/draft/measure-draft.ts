import type { ErrorCode } from '../errors/codes.ts';
import { type Area, MAX_VERTICES } from '../geometry/geojson.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { polygonAreaSquareMetres } from '../geometry/polygon-area-square-metres.ts';
import { checkGeometry } from '../proposal/check-proposal.ts';
import { kindById } from '../proposal/kinds/registry.ts';
import type { Draft } from './draft.ts';
import { geometryOfDraft } from './draft-geometry.ts';
import type { DrawnCorners } from './street-stretches.ts';

/** Live size of what is drawn so far: metres of a line, square metres of an area; null while there is none to tell. */
export type DraftSize =
  | { readonly unit: 'metres'; readonly metres: number }
  | { readonly unit: 'square-metres'; readonly squareMetres: number }
  | null;

export function sizeOfDraft(draft: DrawnCorners): DraftSize {
  const geometry = geometryOfDraft(draft);
  switch (geometry?.type) {
    case 'LineString':
      return { unit: 'metres', metres: lineLengthMetres(geometry.coordinates) };
    case 'Polygon':
      return { unit: 'square-metres', squareMetres: polygonAreaSquareMetres(geometry.coordinates) };
    default:
      return null;
  }
}

/** How many corners are still to be set before the drawing can be done. */
export function missingCorners(draft: Pick<Draft, 'kind' | 'corners'>): number {
  const needed = { Point: 1, LineString: 2, Polygon: 3 }[kindById(draft.kind).geometryType];
  return Math.max(0, needed - draft.corners.length);
}

/** What would be refused on submitting, told while drawing; it never hinders drawing. Null when all is well. */
export function warningOfDraft(draft: DrawnCorners, area: Area): ErrorCode | null {
  const geometry = geometryOfDraft(draft);
  if (!geometry) return null;
  if (geometry.type === 'LineString' && geometry.coordinates.length > MAX_VERTICES) return 'geometry-too-large';
  const check = checkGeometry(geometry, draft.kind, area);
  return check.valid ? null : check.code;
}
