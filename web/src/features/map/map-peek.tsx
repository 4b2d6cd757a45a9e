import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Project } from '@werkstadt/shared/project/project';
import { deadlineText, localized, ProposeButton, projectPhase } from '~/features/projects/index.ts';
import { syncNow, useCity, useScopeState } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, TryAgain } from '~/ui/index.ts';

export interface MapPeekProps {
  /** The chosen one; null = all of them. */
  readonly project: Project | null;
  readonly projects: readonly Project[];
  readonly count: number;
  readonly onList: () => void;
  readonly mapBounds: () => BoundingBox | undefined;
}

/** Says when a project's proposals cannot be had. */
function ScopeLine({ projectId }: { readonly projectId: string }) {
  const scope = useScopeState(projectId);
  if (scope !== 'missing-offline' && scope !== 'failed') return null;
  return (
    <p className="map-peek__scope">
      {scope === 'missing-offline' ? m.map_missing_offline() : m.map_scope_failed()}{' '}
      <TryAgain variant="quiet" size="small" onClick={syncNow} />
    </p>
  );
}

/** What is on the map, how many as a list, and the way to make a proposal. */
export function MapPeek({ project, projects, count, onList, mapBounds }: MapPeekProps) {
  useLocale();
  const city = useCity();
  const now = Date.now();
  const running = (project ? [project] : projects).filter((one) => projectPhase(one, now).phase === 'running');
  return (
    <div className="map-peek">
      <div className="map-peek__head">
        <h2 className="heading-2">{project ? localized(project.title) : m.map_all_projects()}</h2>
        <Button variant="quiet" onClick={onList}>
          {m.map_as_list({ count: formatNumber(count) })}
        </Button>
      </div>
      <p className="map-peek__summary muted">
        {project ? `${localized(project.summary)} ${deadlineText(project)}.` : m.map_all_projects_body()}
      </p>
      {project && <ScopeLine projectId={project.id} />}
      {running.length > 0 ? (
        <ProposeButton projects={running} mapBounds={mapBounds} />
      ) : (
        <ButtonLink
          variant="primary"
          block
          {...(project
            ? { to: '/$city/projects/$projectId', params: { city: city.slug, projectId: project.id } }
            : { to: '/$city/projects', params: { city: city.slug } })}
        >
          {project ? m.map_to_project() : m.map_to_projects()}
        </ButtonLink>
      )}
    </div>
  );
}
