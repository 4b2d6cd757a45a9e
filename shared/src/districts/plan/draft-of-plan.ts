import type { DistrictPlan } from '../../proposal/kinds/school-district/district-plan.ts';
import { newPlanDraft, type PlanDraft } from './plan-draft.ts';

/** The draft that a plan of a proposal is, to be shown, changed or painted on. */
export function draftOfPlan({ changes, ...plan }: DistrictPlan): PlanDraft {
  const schools = [...new Set(changes.flatMap(({ zone }) => (zone === null ? [] : [zone])))];
  return {
    ...newPlanDraft(plan),
    base: plan.base,
    schools,
    blocks: changes.flatMap(({ blocks }) => blocks),
    zones: changes.flatMap(({ zone, blocks }) => blocks.map(() => (zone === null ? 0 : schools.indexOf(zone) + 1))),
  };
}
