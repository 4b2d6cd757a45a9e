import { type Assignment, assignmentOf, todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { draftOfPlan } from '@werkstadt/shared/districts/plan/draft-of-plan';
import type { PlanBase } from '@werkstadt/shared/districts/plan/plan-draft';
import { schoolDistrictFieldsSchema } from '@werkstadt/shared/proposal/kinds/school-district/kind';
import type { ProposalView } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** Today's districts in the address of a comparison. */
export const TODAY = 'today';

/** A plan that can be laid beside another one. */
export interface ComparablePlan {
  /** `today`, or the id of its proposal. */
  readonly id: string;
  readonly title: string;
  readonly assignment: Assignment;
  readonly base: PlanBase | null;
  /** Null for today's districts. */
  readonly proposal: ProposalView | null;
}

/** Today's districts, then every plan that was proposed and not taken back, the newest last. */
export function plansOfProject({ data }: DistrictLayer, proposals: readonly ProposalView[]): ComparablePlan[] {
  const proposed = proposals.flatMap((proposal): ComparablePlan[] => {
    if (proposal.kind !== 'school-district' || proposal.state === 'withdrawn') return [];
    const plan = schoolDistrictFieldsSchema.safeParse(proposal.fields).data?.plan;
    if (!plan) return [];
    const { assignment } = assignmentOf(data, draftOfPlan(plan));
    return [{ id: proposal.id, title: proposal.title, assignment, base: plan.base, proposal }];
  });
  const today = {
    id: TODAY,
    title: m.districts_today(),
    assignment: todaysAssignment(data),
    base: null,
    proposal: null,
  };
  return [today, ...proposed.sort((a, b) => ((a.proposal?.createdAt ?? '') < (b.proposal?.createdAt ?? '') ? -1 : 1))];
}
