import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { Suspense, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useProposalFilter, useSelection } from '~/features/projects/index.ts';
import { useCity, useHoldProjects, useProjects, useProposal, useProposals } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, IconButton, Page, Sheet, type SheetStep, Skeleton } from '~/ui/index.ts';
import './map.scss';
import { ChosenProposal, ProposalChoice } from './chosen-proposals.tsx';
import { MapLayers, MapView } from './index.ts';
import { readLayer } from './layers/read-layer.ts';
import type { DrawnLook } from './looks/look-overlay.ts';
import { readMapPlace, writeMapPlace } from './map-address.ts';
import { boundsOf } from './map-bounds.ts';
import { MapList } from './map-list.tsx';
import { MapPeek } from './map-peek.tsx';
import { ProjectChips } from './project-chips.tsx';
import { startBounds } from './start-bounds.ts';
import { useMapSearch } from './use-map-search.ts';

/** The chips over the map. */
const TOP_PIXELS = 60;
const STREET_ZOOM = 16;
/** The address follows when the map has come to rest. */
const REST_MS = 400;

/** Keeps the address in step with where the map stands, and tells what it shows. */
function useMapMoves(map: MapLibreMap | null, onRest: (map: MapLibreMap) => void): void {
  const rest = useEffectEvent(onRest);
  useEffect(() => {
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = () => {
      clearTimeout(timer);
      timer = setTimeout(() => rest(map), REST_MS);
    };
    map.on('moveend', listener);
    rest(map);
    return () => {
      clearTimeout(timer);
      map.off('moveend', listener);
    };
  }, [map]);
}

/** The first screen: the city's map with what people propose, the same as a list, and the way to make a proposal. */
export default function MapScreen() {
  useLocale();
  const city = useCity();
  const projects = useProjects();
  const all = useProposals();
  useHoldProjects(projects.map(({ id }) => id));
  const [filter, setFilter] = useProposalFilter();
  const [address, setAddress] = useMapSearch();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [mapBox, setMapBox] = useState<BoundingBox | null>(null);
  const [step, setStep] = useState<SheetStep>('peek');
  const [cover, setCover] = useState(0);
  const [looks, setLooks] = useState<readonly DrawnLook[]>([]);
  /** Several under one finger, to choose from. */
  const [choice, setChoice] = useState<readonly string[]>([]);

  const { shown: proposals, count, total, byProject: counts, pending, coming } = useSelection(all, filter);
  const project = projects.find(({ id }) => id === filter.projectId) ?? null;
  const named = useProposal(address.proposal ?? '');
  const chosen = named && named.state !== 'withdrawn' ? named : null;
  // Nothing here looks through all proposals at each move of the map.
  const choices = useMemo(
    () => (choice.length === 0 ? [] : proposals.filter(({ id }) => choice.includes(id))),
    [proposals, choice],
  );
  const areas = useMemo(() => (project ? [project.area] : projects.map(({ area }) => area)), [project, projects]);
  const padding = useMemo(() => ({ top: TOP_PIXELS, right: 0, bottom: cover, left: 0 }), [cover]);

  useMapMoves(map, (moved) => {
    const { lat, lng } = moved.getCenter();
    const view = writeMapPlace({ zoom: moved.getZoom(), latitude: lat, longitude: lng });
    setMapBox(boundsOf(moved));
    if (view !== address.view) setAddress({ view });
  });

  const onMap = (next: MapLibreMap | null) => {
    setMap(next);
    const place = readMapPlace(address.view, city.bbox);
    if (next && place) next.jumpTo({ center: [place.longitude, place.latitude], zoom: place.zoom });
  };
  const goTo = (position: Position) => {
    setStep('peek');
    map?.easeTo({ center: position, zoom: Math.max(map.getZoom(), STREET_ZOOM) });
  };
  const close = () => {
    setChoice([]);
    setAddress({ proposal: undefined });
  };
  const onSelect = (ids: readonly string[]) => {
    const [only, ...others] = ids;
    setChoice(others.length > 0 ? ids : []);
    setAddress({ proposal: others.length > 0 ? undefined : only });
    if (only) setStep('peek');
  };

  const opened = chosen !== null || choices.length > 1;
  return (
    <Page layout="full" title={city.name}>
      <div className="map-stage">
        <Suspense fallback={<Skeleton lines={6} />}>
          <MapView
            label={m.map_label({ city: city.name })}
            proposals={proposals}
            coming={coming}
            selectedId={chosen?.id ?? null}
            onSelect={onSelect}
            padding={padding}
            areas={areas}
            bounds={startBounds(city.centre, project?.area ?? null)}
            onMap={onMap}
            looks={looks}
            withoutLocation={
              <span className="map-search-street">
                <Button size="small" icon="search" onClick={() => setStep('full')}>
                  {m.map_search_street()}
                </Button>
              </span>
            }
            withoutMap={
              <Button size="small" icon="list" onClick={() => setStep('full')}>
                {m.map_show_list()}
              </Button>
            }
          />
        </Suspense>
        <div className="map-layers-place">
          <Suspense>
            <MapLayers
              chosen={readLayer(address.layer)}
              onChoose={(layer) => setAddress({ layer: layer ?? undefined })}
              onDrawn={setLooks}
            />
          </Suspense>
        </div>
        <div className="map-top">
          <IconButton icon="search" look="outlined" label={m.map_search()} onClick={() => setStep('full')} />
          <ProjectChips
            projects={projects}
            chosen={filter.projectId}
            counts={counts}
            onChoose={(projectId) => setFilter({ ...filter, projectId })}
          />
        </div>
      </div>
      {opened ? (
        <Sheet
          key="opened"
          label={m.map_chosen()}
          step="peek"
          onStepChange={setStep}
          takesFocus
          onClose={close}
          onCoverChange={setCover}
          peek={
            chosen ? (
              <ChosenProposal proposal={chosen} onClose={close} />
            ) : (
              <ProposalChoice
                proposals={choices}
                onClose={close}
                onChoose={(id) => {
                  setChoice([]);
                  setAddress({ proposal: id });
                }}
              />
            )
          }
        />
      ) : (
        <Sheet
          key="overview"
          label={project ? m.map_project_sheet() : m.map_all_projects()}
          step={step}
          onStepChange={setStep}
          onCoverChange={setCover}
          peek={
            <MapPeek
              project={project}
              projects={projects}
              count={count}
              onList={() => setStep('full')}
              mapBounds={() => (map ? boundsOf(map) : undefined)}
            />
          }
        >
          <MapList
            proposals={proposals}
            count={count}
            pending={pending}
            total={total}
            filter={filter}
            onFilter={setFilter}
            projects={projects}
            mapBox={mapBox}
            onGoTo={goTo}
          />
        </Sheet>
      )}
    </Page>
  );
}
