import { useNavigate } from '@tanstack/react-router';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { openForContributions } from '@werkstadt/shared/project/open-for-contributions';
import { type ProposalView, useCity, useProject } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, showToast } from '~/ui/index.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { takeOverPlan } from './take-over-plan.ts';

export interface PlanActsProps {
  readonly layer: DistrictLayer;
  readonly proposal: ProposalView;
  readonly assignment: Assignment;
}

/** What can be done with somebody's plan: paint on from it. */
export function PlanActs({ layer, proposal, assignment }: PlanActsProps) {
  useLocale();
  const city = useCity();
  const navigate = useNavigate();
  const project = useProject(proposal.projectId);
  const now = new Date().toISOString();
  const open = project !== undefined && openForContributions(project, now, now);
  const takeOver = async () => {
    const begun = await takeOverPlan(layer, proposal, assignment);
    if (!begun.ok) return showToast({ text: errorText(begun.code) });
    await navigate({ to: '/$city/draw/$draftId', params: { city: city.slug, draftId: begun.value } });
  };
  return (
    <div className="button-row no-print">
      {open && (
        <Button icon="pencil-line" onClick={() => void takeOver()}>
          {m.districts_take_over()}
        </Button>
      )}
    </div>
  );
}
