import { type DraftSize, sizeOfDraft } from '@werkstadt/shared/draft/measure-draft';
import type { DrawnCorners } from '@werkstadt/shared/draft/street-stretches';
import type { PlaceLookup } from '@werkstadt/shared/draft/text-twin';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { formatArea, formatLength } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** «1,2 km», «3,4 ha»; empty while there is no size to tell. */
export function sizeWords(size: DraftSize): string {
  if (!size) return '';
  return size.unit === 'metres' ? formatLength(size.metres) : formatArea(size.squareMetres);
}

/** How near a place must lie to name a corner. */
const NAME_RADIUS_METRES = 60;

/** What a corner is called: the place next to it, or latitude and longitude. */
export function cornerName(position: Position, places: PlaceLookup | null): string {
  const [longitude, latitude] = position;
  return places?.nearest(position, NAME_RADIUS_METRES)?.label ?? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

function difference(before: DraftSize, after: DraftSize): string {
  if (!after) return '';
  const value = (size: DraftSize) => (!size ? 0 : size.unit === 'metres' ? size.metres : size.squareMetres);
  const change = value(after) - value(before);
  const words = sizeWords(
    after.unit === 'metres'
      ? { unit: 'metres', metres: Math.abs(change) }
      : { unit: 'square-metres', squareMetres: Math.abs(change) },
  );
  return change >= 0 ? m.draw_said_plus({ size: words }) : m.draw_said_minus({ size: words });
}

/** What a step changed, for the live region: how many corners there are, and by how much the size differs ([UI5]). */
export function stepWords(before: DrawnCorners, after: DrawnCorners): string {
  const count = after.corners.length;
  const corners = count === 1 ? m.draw_said_one_corner() : m.draw_said_corners({ count });
  return [corners, difference(sizeOfDraft(before), sizeOfDraft(after))].filter(Boolean).join(', ');
}
