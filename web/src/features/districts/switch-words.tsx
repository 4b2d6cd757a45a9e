import { SUPPRESSED } from '@werkstadt/shared/districts/data/district-data';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import type { DistrictLayer } from './layer/district-layer.ts';

export function SwitchWords({ layer, assignment }: { readonly layer: DistrictLayer; readonly assignment: Assignment }) {
  useLocale();
  const { data } = layer;
  let count = 0;
  for (const block of data.blockId.keys()) {
    const pupils = data.blockPupils[block] ?? 0;
    if (pupils !== SUPPRESSED && (assignment[block] ?? 0) !== (data.blockToday?.[block] ?? 0)) count += pupils;
  }
  return <>{m.districts_switch({ count: formatNumber(count) })}</>;
}
