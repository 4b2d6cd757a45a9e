import { changeForBlock } from '@werkstadt/shared/districts/figures/other-children';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import type { Position } from '@werkstadt/shared/geometry/geojson';
import { OwnPlaceChoice } from '~/features/planning/index.ts';
import { formatLength } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { zoneName } from '../block-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

export interface OwnBlockProps {
  readonly layer: DistrictLayer;
  /** What the plan is compared with. */
  readonly before: Assignment;
  readonly assignment: Assignment;
}

/** What the plan means for the person's own address, which stays on the device. */
export function OwnBlock(props: OwnBlockProps) {
  useLocale();
  return <OwnPlaceChoice>{(place) => <p>{ownSentence(props, place)}</p>}</OwnPlaceChoice>;
}

function ownSentence({ layer, before, assignment }: OwnBlockProps, place: Position): string {
  const { data, index, city } = layer;
  const block = index.blockAt(place);
  if (block === null) return m.districts_own_outside();
  const { zoneBefore, zoneAfter, metresBefore, metresAfter } = changeForBlock(city, before, assignment, block);
  const way = (zone: number, metres: number | null) =>
    metres === null
      ? zoneName(data, zone)
      : m.districts_own_way({ school: zoneName(data, zone), length: formatLength(metres) });
  if (zoneBefore === zoneAfter) return m.districts_own_same({ school: way(zoneAfter, metresAfter) });
  return m.districts_own_switch({ before: way(zoneBefore, metresBefore), after: way(zoneAfter, metresAfter) });
}
