import { Link } from '@tanstack/react-router';
import type { Project } from '@werkstadt/shared/project/project';
import { useMemo } from 'react';
import {
  syncNow,
  useCity,
  useComingProposals,
  useProjects,
  useProposals,
  useScopeState,
  useSyncStatus,
} from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Page, Section, Skeleton, TryAgain } from '~/ui/index.ts';
import { localized } from './localized.ts';
import { ProjectFacts } from './project-facts.tsx';
import { projectPhase } from './project-phase.ts';
import './projects.scss';

function ProjectCard({ project, proposalCount }: { readonly project: Project; readonly proposalCount: number }) {
  const city = useCity();
  // Before its proposals are here, their number is not known.
  const known = useScopeState(project.id) === 'ready';
  return (
    <li className="project-card">
      <h3 className="heading-2">
        <Link
          className="project-card__link"
          to="/$city/projects/$projectId"
          params={{ city: city.slug, projectId: project.id }}
        >
          {localized(project.title)}
        </Link>
      </h3>
      <p className="project-card__summary">{localized(project.summary)}</p>
      <ProjectFacts project={project} {...(known ? { proposalCount } : {})} />
    </li>
  );
}

/** How many proposals of each project are seen: withdrawn ones are not. */
function useProposalCounts(): ReadonlyMap<string, number> {
  const proposals = useProposals();
  const coming = useComingProposals();
  return useMemo(() => {
    const counts = new Map(coming);
    for (const { projectId, state } of proposals) {
      if (state !== 'withdrawn') counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
    }
    return counts;
  }, [proposals, coming]);
}

const phases = ['running', 'coming', 'over'] as const;

function phaseTitle(phase: (typeof phases)[number]): string {
  if (phase === 'running') return m.projects_running();
  return phase === 'coming' ? m.projects_coming() : m.projects_over();
}

/** Before the first pull nobody knows whether there are any. */
function NoProjects() {
  const city = useCity();
  const { lastPullAt, network } = useSyncStatus();
  if (lastPullAt === null && network !== 'offline') return <Skeleton lines={4} />;
  if (lastPullAt === null) {
    return (
      <EmptyState
        icon="wifi-off"
        title={m.projects_missing_offline()}
        action={<TryAgain variant="primary" onClick={syncNow} />}
      >
        {m.projects_missing_offline_body()}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="layers"
      title={m.projects_none()}
      action={
        <ButtonLink variant="primary" icon="map" to="/$city" params={{ city: city.slug }}>
          {m.project_on_map()}
        </ButtonLink>
      }
    >
      {m.projects_none_body()}
    </EmptyState>
  );
}

/** All projects of the city: running ones first. */
export default function ProjectsScreen() {
  useLocale();
  const projects = useProjects();
  const counts = useProposalCounts();
  const now = Date.now();
  return (
    <Page title={m.projects_title()}>
      {projects.length === 0 && <NoProjects />}
      {phases.map((phase) => {
        const shown = projects.filter((project) => projectPhase(project, now).phase === phase);
        if (shown.length === 0) return null;
        return (
          <Section key={phase} title={phaseTitle(phase)}>
            <ul className="project-list">
              {shown.map((project) => (
                <ProjectCard key={project.id} project={project} proposalCount={counts.get(project.id) ?? 0} />
              ))}
            </ul>
          </Section>
        );
      })}
    </Page>
  );
}
