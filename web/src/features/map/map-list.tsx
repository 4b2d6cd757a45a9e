import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { PlaceHit } from '@werkstadt/shared/place/place-index';
import type { Project } from '@werkstadt/shared/project/project';
import { noFilter, type ProposalFilter } from '@werkstadt/shared/proposal/filter';
import type { KindId } from '@werkstadt/shared/proposal/kind-id';
import { useMemo } from 'react';
import { FilterBar, FilterCount, ProposalList } from '~/features/projects/index.ts';
import type { ProposalView } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { usePlaceIndex } from '~/platform/offline-pack/index.ts';
import { Button, EmptyState, Icon, iconNamed, RowButton, RowItem, RowList, Skeleton } from '~/ui/index.ts';

export interface MapListProps {
  readonly proposals: readonly ProposalView[];
  /** How many pass, with those that are still being read from this device. */
  readonly count: number;
  /** They answer an earlier question; the answer follows. */
  readonly pending: boolean;
  /** Without any filter but the project. */
  readonly total: number;
  readonly filter: ProposalFilter;
  readonly onFilter: (filter: ProposalFilter) => void;
  readonly projects: readonly Project[];
  readonly mapBox: BoundingBox | null;
  readonly onGoTo: (position: Position) => void;
}

const SHOWN_PLACES = 4;
const MIN_LETTERS = 3;

function PlaceHits({ text, onGoTo }: { readonly text: string; readonly onGoTo: (hit: PlaceHit) => void }) {
  const places = usePlaceIndex();
  const hits = useMemo(
    () => (places && text.trim().length >= MIN_LETTERS ? places.search(text, SHOWN_PLACES) : []),
    [places, text],
  );
  if (hits.length === 0) return null;
  return (
    <RowList label={m.map_places()}>
      {hits.map((hit) => (
        <RowItem key={hit.id}>
          <RowButton
            sign={<Icon name={iconNamed(hit.kind === 'street' ? 'spline' : 'map-pin')} />}
            title={hit.label}
            detail={hit.detail}
            onClick={() => onGoTo(hit)}
          />
        </RowItem>
      ))}
    </RowList>
  );
}

/** The map as a list: the same proposals by the same filter, and the places that the search finds. */
export function MapList(props: MapListProps) {
  const { proposals, count, pending, total, filter, onFilter, projects, mapBox, onGoTo } = props;
  useLocale();
  const kinds = useMemo<readonly KindId[]>(
    () => [
      ...new Set(
        projects
          .filter(({ id }) => filter.projectId === null || id === filter.projectId)
          .flatMap((project) => project.kinds),
      ),
    ],
    [projects, filter.projectId],
  );
  return (
    <div className="stack map-list">
      <FilterBar filter={filter} onChange={onFilter} kinds={kinds} count={count} mapBox={mapBox} />
      <PlaceHits
        text={filter.text}
        onGoTo={({ position }) => {
          onFilter({ ...filter, text: '' });
          onGoTo(position);
        }}
      />
      {total > 0 && <FilterCount filter={filter} onChange={onFilter} count={count} total={total} />}
      {proposals.length > 0 && <ProposalList proposals={proposals} />}
      {proposals.length === 0 && pending && <Skeleton lines={3} />}
      {proposals.length === 0 && !pending && (
        <EmptyState
          icon={total === 0 ? 'pencil-line' : 'search'}
          title={total === 0 ? m.map_none_yet() : m.filter_nothing()}
          action={
            total > 0 && (
              <Button onClick={() => onFilter({ ...noFilter, projectId: filter.projectId })}>{m.filter_reset()}</Button>
            )
          }
        />
      )}
    </div>
  );
}
