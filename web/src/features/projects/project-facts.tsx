import type { Project } from '@werkstadt/shared/project/project';
import { kindById } from '@werkstadt/shared/proposal/kinds/registry';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { kindPlural } from '~/platform/i18n/kind-words.ts';
import { Chip, iconNamed } from '~/ui/index.ts';
import { type ProjectPhase, projectPhase } from './project-phase.ts';

/** «Noch 24 Tage», «Beendet am 1. März 2027». */
export function deadlineText(project: Project, phase: ProjectPhase = projectPhase(project, Date.now())): string {
  switch (phase.phase) {
    case 'coming':
      return m.projects_opens({ date: formatDate(project.opensAt) });
    case 'over':
      return m.projects_closed({ date: formatDate(project.closesAt) });
    case 'running':
      return phase.daysLeft === 1 ? m.projects_last_day() : m.projects_days_left({ count: phase.daysLeft });
  }
}

/** Time left, number of proposals and kinds, as chips. */
export function ProjectFacts({
  project,
  proposalCount,
}: {
  readonly project: Project;
  readonly proposalCount?: number;
}) {
  return (
    <div className="project-facts">
      <Chip icon="clock">{deadlineText(project)}</Chip>
      {project.kinds.map((id) => (
        <Chip key={id} icon={iconNamed(kindById(id).icon)}>
          {kindPlural(id)}
        </Chip>
      ))}
      {proposalCount !== undefined && <Chip icon="message">{m.projects_proposal_count({ count: proposalCount })}</Chip>}
    </div>
  );
}
