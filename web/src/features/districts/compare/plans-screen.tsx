import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type ScopeState, syncNow, useCity, useProject, useProposals, useScopeState } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Page, Skeleton, TryAgain } from '~/ui/index.ts';
import '../districts.scss';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { WithDistrictLayer } from '../layer/with-district-layer.tsx';
import { PlanComparison } from './plan-comparison.tsx';
import { plansOfProject, TODAY } from './plans-of-project.ts';
import { PlansTable } from './plans-table.tsx';

const route = getRouteApi('/$city/projects/$projectId/plans');

/** All plans of a project by their figures, and any two of them side by side: `…/plans?a=today&b=…`. */
export default function PlansScreen() {
  useLocale();
  const { projectId } = route.useParams();
  const city = useCity();
  const project = useProject(projectId);
  // Whoever opens the address by a link may never have looked at the project.
  const scope = useScopeState(projectId);
  return (
    <Page
      title={m.districts_compare_title()}
      back={{ to: '/$city/projects/$projectId', params: { city: city.slug, projectId } }}
    >
      {project ? (
        <WithDistrictLayer>{(layer) => <Plans layer={layer} projectId={projectId} scope={scope} />}</WithDistrictLayer>
      ) : (
        <EmptyState
          icon="layers"
          title={m.project_not_found()}
          action={
            <ButtonLink variant="primary" to="/$city/projects" params={{ city: city.slug }}>
              {m.proposal_to_projects()}
            </ButtonLink>
          }
        />
      )}
    </Page>
  );
}

interface PlansProps {
  readonly layer: DistrictLayer;
  readonly projectId: string;
  readonly scope: ScopeState;
}

function Plans({ layer, projectId, scope }: PlansProps) {
  const locale = useLocale();
  const city = useCity();
  const proposals = useProposals(projectId);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Whoever came for no two of them looks at all of them first; choosing then moves nothing.
  const [tableFirst] = useState(search.b === undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language names today's districts anew
  const plans = useMemo(() => plansOfProject(layer, proposals), [layer, proposals, locale]);
  const newest = plans.at(-1);
  if (plans.length < 2 && scope === 'loading') return <Skeleton lines={6} />;
  if (plans.length < 2 && scope === 'missing-offline') {
    return (
      <EmptyState
        icon="wifi-off"
        title={m.project_missing_offline()}
        action={<TryAgain variant="primary" onClick={syncNow} />}
      />
    );
  }
  if (plans.length < 2 || !newest) {
    return (
      <EmptyState
        icon="school"
        title={m.districts_no_plans()}
        action={
          <ButtonLink variant="primary" to="/$city/projects/$projectId" params={{ city: city.slug, projectId }}>
            {m.districts_to_project()}
          </ButtonLink>
        }
      />
    );
  }
  const find = (id: string | undefined, otherwise: string) =>
    plans.find((plan) => plan.id === id) ?? plans.find((plan) => plan.id === otherwise) ?? newest;
  const [a, b] = [find(search.a, TODAY), find(search.b, newest.id)];
  const choose = (chosen: { a?: string; b?: string }) =>
    void navigate({ search: (before) => ({ ...before, a: a.id, b: b.id, ...chosen }), replace: true });
  return (
    <div className="stack stack--wide">
      {tableFirst && <PlansTable layer={layer} plans={plans} />}
      <PlanComparison layer={layer} projectId={projectId} plans={plans} a={a} b={b} onChoose={choose} />
      {!tableFirst && <PlansTable layer={layer} plans={plans} />}
    </div>
  );
}
