import { getRouteApi } from '@tanstack/react-router';
import type { Project } from '@werkstadt/shared/project/project';
import { noFilter } from '@werkstadt/shared/proposal/filter';
import { type ProposalOrder, proposalOrders } from '@werkstadt/shared/proposal/order';
import { useMemo, useState } from 'react';
import {
  type ScopeState,
  syncNow,
  useCity,
  useProject,
  useProjects,
  useProposals,
  useScopeState,
} from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m, messageByKey, useLocale } from '~/platform/i18n/index.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  InlineSelect,
  Notice,
  Page,
  RowItem,
  RowLink,
  RowList,
  Section,
  Skeleton,
  TryAgain,
} from '~/ui/index.ts';
import { FilterBar, FilterCount } from './filter-bar.tsx';
import { localized } from './localized.ts';
import { ProjectFacts } from './project-facts.tsx';
import { ProjectOutcome } from './project-outcome.tsx';
import { projectPhase } from './project-phase.ts';
import { ProposalList } from './proposal-list.tsx';
import { ProposeButton } from './propose-button.tsx';
import { useProposalFilter } from './use-proposal-filter.ts';
import { useSelection } from './use-selection.ts';
import './projects.scss';

const route = getRouteApi('/$city/projects/$projectId');

const orderOptions = () =>
  proposalOrders.map((order) => ({ value: order, label: messageByKey(`order_${order.replaceAll('-', '_')}`) }));

function Proposals({ project, open }: { readonly project: Project; readonly open: boolean }) {
  const all = useProposals(project.id);
  const [filter, setFilter] = useProposalFilter();
  const [order, setOrder] = useState<ProposalOrder>('newest');
  const here = useMemo(() => ({ ...filter, projectId: project.id }), [filter, project.id]);
  const { shown, count, total, pending } = useSelection(all, here, order, { allOfProject: true });
  if (total === 0 && all.length === 0 && !pending) {
    return <p className="muted">{open ? m.project_no_proposals() : m.project_no_proposals_closed()}</p>;
  }
  return (
    <div className="stack">
      <FilterBar filter={here} onChange={setFilter} kinds={project.kinds} count={count} />
      <div className="list-head">
        <FilterCount filter={here} onChange={setFilter} count={count} total={total} />
        <InlineSelect plain label={m.order_label()} value={order} options={orderOptions()} onChange={setOrder} />
      </div>
      {shown.length > 0 && <ProposalList proposals={shown} />}
      {shown.length === 0 && pending && <Skeleton lines={3} />}
      {shown.length === 0 && !pending && (
        <EmptyState
          icon="search"
          title={m.filter_nothing()}
          action={
            <Button variant="secondary" onClick={() => setFilter({ ...noFilter, projectId: filter.projectId })}>
              {m.filter_reset()}
            </Button>
          }
        />
      )}
    </div>
  );
}

function ProposalsWhenHere({
  project,
  scope,
  open,
}: {
  readonly project: Project;
  readonly scope: ScopeState;
  readonly open: boolean;
}) {
  if (scope === 'loading') return <Skeleton lines={3} />;
  if (scope === 'missing-offline') {
    return (
      <Notice title={m.project_missing_offline()} actions={<TryAgain size="small" onClick={syncNow} />}>
        {m.project_missing_offline_body()}
      </Notice>
    );
  }
  return (
    <>
      {scope === 'failed' && <Notice tone="warning" title={m.project_failed()} />}
      <Proposals project={project} open={open} />
    </>
  );
}

/** Unknown here: perhaps it is gone, perhaps it was never fetched. Those that are here lead on. */
function ProjectMissing() {
  const city = useCity();
  const projects = useProjects();
  return (
    <Page title={m.project_title()} back={{ to: '/$city/projects', params: { city: city.slug } }}>
      <EmptyState icon="layers" title={m.project_not_found()} action={<TryAgain onClick={syncNow} />} />
      {projects.length > 0 && (
        <Section title={m.project_on_device()}>
          <RowList>
            {projects.map(({ id, title }) => (
              <RowItem key={id}>
                <RowLink
                  to="/$city/projects/$projectId"
                  params={{ city: city.slug, projectId: id }}
                  title={localized(title)}
                />
              </RowItem>
            ))}
          </RowList>
        </Section>
      )}
    </Page>
  );
}

/** The first paragraph, and the rest for those who want it: the proposals below are what people come for. */
function Description({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false);
  const paragraphs = text.split(/\n{2,}/);
  return (
    <div className="prose">
      {(open ? paragraphs : paragraphs.slice(0, 1)).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {paragraphs.length > 1 && (
        <Button
          variant="quiet"
          size="small"
          icon={open ? 'chevron-up' : 'chevron-down'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? m.project_read_less() : m.project_read_more()}
        </Button>
      )}
    </div>
  );
}

/** One project: what it is about, its proposals, and the way to make one. */
export default function ProjectScreen() {
  useLocale();
  const { projectId } = route.useParams();
  const city = useCity();
  const project = useProject(projectId);
  const scope = useScopeState(projectId);
  if (!project) return <ProjectMissing />;
  const { phase } = projectPhase(project, Date.now());
  const running = phase === 'running';
  return (
    <Page
      title={m.project_title()}
      documentTitle={localized(project.title)}
      back={{ to: '/$city/projects', params: { city: city.slug } }}
      actions={running ? <ProposeButton projects={[project]} /> : undefined}
    >
      <div className="stack">
        <h2 className="heading-1">{localized(project.title)}</h2>
        <ProjectFacts project={project} />
        <p className="lead">{localized(project.summary)}</p>
        {phase === 'over' && <ProjectOutcome projectId={project.id} />}
        {phase === 'coming' && <Notice title={m.project_not_yet({ date: formatDate(project.opensAt) })} />}
        <Description text={localized(project.description)} />
        <div className="button-row">
          <ButtonLink
            icon="map"
            to="/$city"
            params={{ city: city.slug }}
            search={(before) => ({ ...before, project: project.id })}
          >
            {m.project_on_map()}
          </ButtonLink>
          {project.kinds.includes('school-district') && (
            <ButtonLink
              icon="layers"
              to="/$city/projects/$projectId/plans"
              params={{ city: city.slug, projectId: project.id }}
            >
              {m.districts_compare_title()}
            </ButtonLink>
          )}
          {project.kinds.includes('bike-lane') && (
            <ButtonLink
              icon="bike"
              to="/$city/projects/$projectId/streets"
              params={{ city: city.slug, projectId: project.id }}
            >
              {m.wishes_open()}
            </ButtonLink>
          )}
        </div>
      </div>
      <Section title={m.project_proposals()}>
        <ProposalsWhenHere project={project} scope={scope} open={running} />
      </Section>
    </Page>
  );
}
