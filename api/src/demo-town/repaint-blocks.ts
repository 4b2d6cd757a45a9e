import { planContentOf } from '@werkstadt/shared/districts/content/plan-content';
import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { districtCity } from '@werkstadt/shared/districts/district-city';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { seenDistrictFigures } from '@werkstadt/shared/districts/figures/seen-district-figures';
import { assignmentOf } from '@werkstadt/shared/districts/plan/assignment';
import { paint } from '@werkstadt/shared/districts/plan/change-plan';
import { newPlanDraft } from '@werkstadt/shared/districts/plan/plan-draft';
import type { Polygon } from '@werkstadt/shared/geometry/geojson';
import type { DemoRepaint } from './content/demo-project.ts';

/** The blocks and schools of the pack that the demo town got. */
export interface DemoDistricts {
  readonly data: DistrictData;
  readonly packVersion: string;
  readonly hash: string;
}

/** A plan as somebody would have painted it on their phone, with the figures they saw. */
export function repaintBlocks(
  { data, packVersion, hash }: DemoDistricts,
  { school, blocks }: DemoRepaint,
): { readonly geometry: Polygon; readonly fields: Readonly<Record<string, unknown>> } {
  const zone = data.schoolName.indexOf(school) + 1;
  const rows = [...data.blockId.keys()].filter((row) =>
    blocks({
      quarter: data.blockNeighbourhood[row] ?? '',
      school: data.schoolName[(data.blockToday?.[row] ?? 0) - 1] ?? '',
    }),
  );
  const draft = paint(newPlanDraft({ packVersion, districtsHash: hash }), data, zone, rows);
  const content = planContentOf(data, draft);
  if (!content) throw new Error(`nothing is painted for ${school}`);
  const figures = districtFigures(districtCity(data), assignmentOf(data, draft).assignment);
  return {
    geometry: content.geometry,
    fields: { school, plan: content.plan, figures: seenDistrictFigures(packVersion, figures) },
  };
}
