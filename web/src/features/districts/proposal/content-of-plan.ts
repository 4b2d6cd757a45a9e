import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { planContentOf } from '@werkstadt/shared/districts/content/plan-content';
import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { seenDistrictFigures } from '@werkstadt/shared/districts/figures/seen-district-figures';
import { assignmentOf } from '@werkstadt/shared/districts/plan/assignment';
import type { PlanDraft } from '@werkstadt/shared/districts/plan/plan-draft';
import { loadDistricts } from '~/platform/districts/index.ts';
import { districtLayer } from '../layer/district-layer.ts';
import type { PaintedContent } from './painted-content.ts';

/** Loaded when a plan is about to be sent. */
export async function contentOfPlan(info: CityInfo, plan: PlanDraft): Promise<PaintedContent | null> {
  const loaded = await loadDistricts(info);
  const painted = loaded && planContentOf(loaded.data, plan);
  if (!loaded || !painted) return null;
  const { city } = districtLayer(loaded);
  const figures = districtFigures(city, assignmentOf(loaded.data, plan).assignment);
  return { painted, figures: seenDistrictFigures(loaded.packVersion, figures) };
}
