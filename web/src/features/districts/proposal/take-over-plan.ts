import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { changePlan } from '@werkstadt/shared/districts/plan/change-plan';
import { newPlanDraft } from '@werkstadt/shared/districts/plan/plan-draft';
import { newDraft } from '@werkstadt/shared/draft/draft';
import { getSettings, type Outcome, type ProposalView, saveDraft } from '~/platform/data/index.ts';
import { createId } from '~/platform/ids.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** Begins a draft that goes on from somebody's plan and says so; its id. */
export async function takeOverPlan(
  { data, packVersion, hash }: DistrictLayer,
  { id: proposalId, projectId }: ProposalView,
  assignment: Assignment,
): Promise<Outcome<string>> {
  const draft = newDraft({
    id: createId(),
    projectId,
    kind: 'school-district',
    authorName: getSettings().authorName,
    now: new Date().toISOString(),
  });
  const plan = changePlan(newPlanDraft({ packVersion, districtsHash: hash }), {
    type: 'start-from',
    data,
    base: { proposalId },
    assignment,
  });
  const kept = await saveDraft({ ...draft, plan });
  return kept.ok ? { ok: true, value: draft.id } : kept;
}
