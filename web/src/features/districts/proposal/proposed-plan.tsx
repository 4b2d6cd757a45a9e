import { movedBlocks } from '@werkstadt/shared/districts/compare/compare-district-plans';
import { assignmentOf, todaysAssignment } from '@werkstadt/shared/districts/plan/assignment';
import { draftOfPlan } from '@werkstadt/shared/districts/plan/draft-of-plan';
import { schoolDistrictFieldsSchema } from '@werkstadt/shared/proposal/kinds/school-district/kind';
import { useMemo, useState } from 'react';
import { type ProposalView, useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, Notice } from '~/ui/index.ts';
import { blocksWords } from '../block-words.ts';
import { MoveList } from '../compare/move-list.tsx';
import '../districts.scss';
import { DistrictConsequences } from '../figures/district-consequences.tsx';
import { useDistrictFigures } from '../figures/use-district-figures.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { WithDistrictLayer } from '../layer/with-district-layer.tsx';
import { PlanMap } from '../map/plan-map.tsx';
import { PlanActs } from './plan-acts.tsx';
import { PlanOrigin } from './plan-origin.tsx';

/** A proposed plan of districts on the map, with what it means; nothing where the proposal has none. */
export default function ProposedPlan({ proposal }: { readonly proposal: ProposalView }) {
  const plan = schoolDistrictFieldsSchema.safeParse(proposal.fields).data?.plan;
  if (!plan) return null;
  return <WithDistrictLayer>{(layer) => <OnBlocks layer={layer} proposal={proposal} />}</WithDistrictLayer>;
}

function OnBlocks({ layer, proposal }: { readonly layer: DistrictLayer; readonly proposal: ProposalView }) {
  useLocale();
  const { data } = layer;
  const { slug } = useCity();
  const [year, setYear] = useState(0);
  const today = useMemo(() => todaysAssignment(data), [data]);
  const { assignment, lostBlocks, base } = useMemo(() => {
    const plan = schoolDistrictFieldsSchema.safeParse(proposal.fields).data?.plan;
    const found = plan ? assignmentOf(data, draftOfPlan(plan)) : { assignment: todaysAssignment(data), lostBlocks: [] };
    return { ...found, base: plan?.base ?? 'today' };
  }, [data, proposal.fields]);
  const figures = useDistrictFigures(layer, assignment, year);
  const moves = useMemo(() => movedBlocks(layer.city, today, assignment, year), [layer.city, today, assignment, year]);
  return (
    <div className="stack">
      <PlanOrigin base={base} proposalId={proposal.id} projectId={proposal.projectId} />
      {lostBlocks.length > 0 && (
        <Notice tone="warning">{m.districts_lost({ blocks: blocksWords(lostBlocks.length) })}</Notice>
      )}
      <PlanMap
        key={proposal.id}
        label={m.districts_plan_map()}
        layer={layer}
        assignment={assignment}
        comparedWith={today}
      />
      <p className="muted small">{m.districts_plan_map_words()}</p>
      <MoveList layer={layer} moves={moves} />
      <div className="button-row">
        <ButtonLink
          icon="layers"
          to="/$city/projects/$projectId/plans"
          params={{ city: slug, projectId: proposal.projectId }}
          search={{ a: 'today', b: proposal.id }}
        >
          {m.districts_compare_with_today()}
        </ButtonLink>
      </div>
      <PlanActs layer={layer} proposal={proposal} assignment={assignment} />
      <DistrictConsequences layer={layer} figures={figures} today={today} assignment={assignment} onYear={setYear} />
    </div>
  );
}
