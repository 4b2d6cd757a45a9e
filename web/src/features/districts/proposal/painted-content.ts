import type { CityInfo } from '@werkstadt/shared/city/city-info';
import type { PlanContent } from '@werkstadt/shared/districts/content/plan-content';
import type { Draft } from '@werkstadt/shared/draft/draft';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';

/** What a draft's painted plan is as a proposal, and its figures as this device shows them. */
export interface PaintedContent {
  readonly painted: PlanContent;
  readonly figures: SeenFigures;
}

/** Null where nothing was painted, or the blocks cannot be had just now. */
export async function paintedContent(city: CityInfo, { plan }: Pick<Draft, 'plan'>): Promise<PaintedContent | null> {
  if (!plan) return null;
  const { contentOfPlan } = await import('./content-of-plan.ts');
  return contentOfPlan(city, plan).catch((error: unknown) => {
    console.warn('the plan cannot be put on its blocks', error);
    return null;
  });
}
