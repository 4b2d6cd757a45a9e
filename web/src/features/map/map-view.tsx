import type { Area, BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { signPosition } from '@werkstadt/shared/geometry/sign-position';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type ProposalView, useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { signOf } from '~/ui/index.ts';
import BaseMap, { type MapProblem } from './base-map/base-map.tsx';
import type { MapPadding } from './base-map/create-map.ts';
import { MapControls } from './base-map/map-controls.tsx';
import { MapProblemNotice } from './base-map/map-problem-notice.tsx';
import { type DrawnLook, lookOverlay, showLooks } from './looks/look-overlay.ts';
import { boundsOf } from './map-bounds.ts';
import { filterAreaFeatures } from './overlay/filter-area.ts';
import { withLocation } from './overlay/location-overlay.ts';
import { showAreas } from './overlay/project-area-overlay.ts';
import { proposalFeatures } from './overlay/proposal-features.ts';
import { proposalOverlay } from './overlay/proposal-overlay.ts';
import { clusterMembers, proposalsAt } from './overlay/proposals-at.ts';
import { areMany, shapesInView } from './overlay/shapes-in-view.ts';
import { shapesOfMany } from './overlay/shapes-of-many.ts';
import { SourceFeed } from './overlay/source-feed.ts';
import { type Coming, MANY, useGatheredSigns, usePlaces } from './overlay/use-many.ts';
import { startBounds } from './start-bounds.ts';
import { above } from './style/map-style.ts';
import { useMapClick } from './use-map-click.ts';

const noPadding: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };
const overlay = withLocation((palette) => above(lookOverlay(palette), proposalOverlay(palette)));
/** A chosen proposal keeps this distance from the edge of the free map. */
const KEPT_VISIBLE_PIXELS = 40;

export interface MapViewProps {
  /** Name of the map for screen readers. */
  readonly label: string;
  readonly proposals: readonly ProposalView[];
  /** More of them that are still being read: their signs are there at once. */
  readonly coming?: Coming | null;
  readonly selectedId: string | null;
  /** What lies under a tap: nothing, one proposal, or several to choose from. */
  readonly onSelect: (ids: readonly string[]) => void;
  /** What other parts of the screen cover; the chosen proposal stays visible in the rest. */
  readonly padding?: MapPadding;
  /** Shown at first; the middle of the city where it is not given. */
  readonly bounds?: BoundingBox;
  /** Areas whose edge is shown: those of the projects. */
  readonly areas?: readonly Area[];
  /** Corners of an area somebody draws to filter by, in their order; with fewer than three it is not closed yet. */
  readonly filterCorners?: readonly Position[];
  /** While it is given, a tap gives a position (WGS 84, [lon, lat]) instead of choosing. */
  readonly onTap?: ((position: Position) => void) | undefined;
  readonly onMap?: (map: MapLibreMap | null) => void;
  /** Stands beside the sentence when no map can be shown: the way without it. */
  readonly withoutMap?: ReactNode;
  /** Stands beside the sentence when the device's location cannot be had. */
  readonly withoutLocation?: ReactNode;
  /** Planning layers below the proposals. */
  readonly looks?: readonly DrawnLook[];
  readonly children?: ReactNode;
}

function setData(map: MapLibreMap, source: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}

/** Moves the map only when the position would be covered or outside. */
function keepVisible(map: MapLibreMap, position: Position): void {
  const { x, y } = map.project(position);
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getCanvas();
  const free =
    x >= left + KEPT_VISIBLE_PIXELS &&
    x <= clientWidth - right - KEPT_VISIBLE_PIXELS &&
    y >= top + KEPT_VISIBLE_PIXELS &&
    y <= clientHeight - bottom - KEPT_VISIBLE_PIXELS;
  if (!free) map.easeTo({ center: position, duration: 250 });
}

/** The city's map with proposals on it. The list beside it shows the same ones (rule UI4). */
export default function MapView(props: MapViewProps) {
  const { label, proposals, selectedId, padding = noPadding, areas, filterCorners, children, withoutMap } = props;
  useLocale();
  const city = useCity();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  // What is typed and the list go first.
  const drawn = useDeferredValue(proposals);
  const coming = props.coming ?? null;
  const places = usePlaces(drawn, coming);
  useGatheredSigns(map, places?.marks ?? null);
  const { shapes, signs } = useMemo(
    () => proposalFeatures(coming || drawn.length > MANY ? [] : drawn),
    [drawn, coming],
  );
  const feeds = useMemo(() => map && { shapes: new SourceFeed(), signs: new SourceFeed() }, [map]);

  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>('signs');
    if (source) feeds?.signs.send(source, signs);
  }, [map, feeds, signs]);

  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>('proposals');
    if (!map || !source) return;
    const show = () => {
      const view = boundsOf(map);
      const near = places ? shapesOfMany(places, view, selectedId) : shapesInView(shapes, view, selectedId);
      feeds?.shapes.send(source, near);
    };
    show();
    if (!places && !areMany(shapes)) return;
    map.on('moveend', show);
    return () => {
      map.off('moveend', show);
    };
  }, [map, feeds, shapes, places, selectedId]);

  useEffect(() => {
    if (map) showAreas(map, areas ?? []);
  }, [map, areas]);

  useEffect(() => {
    if (map) setData(map, 'filter-area', filterAreaFeatures(filterCorners ?? []));
  }, [map, filterCorners]);

  const { looks } = props;
  useEffect(() => {
    if (map) showLooks(map, looks ?? []);
  }, [map, looks]);

  const selected = useMemo(
    () => (selectedId === null ? undefined : proposals.find(({ id }) => id === selectedId)),
    [proposals, selectedId],
  );
  const { bottom } = padding;
  useEffect(() => {
    if (!map) return;
    const at = selected && signPosition(selected.geometry);
    setData(map, 'chosen', {
      type: 'FeatureCollection',
      features:
        selected && at
          ? [
              {
                type: 'Feature',
                properties: { id: selected.id, sign: signOf(selected) },
                geometry: { type: 'Point', coordinates: at },
              },
            ]
          : [],
    });
    if (!selected || !at) return;
    map.setFeatureState({ source: 'proposals', id: selected.id }, { selected: true });
    return () => {
      if (map.getSource('proposals')) map.removeFeatureState({ source: 'proposals', id: selected.id });
    };
  }, [map, selected]);

  // Also when the sheet grows over it.
  useEffect(() => {
    if (!map || !selected || bottom < 0) return;
    const timer = setTimeout(() => keepVisible(map, signPosition(selected.geometry)), 220);
    return () => clearTimeout(timer);
  }, [map, selected, bottom]);

  const onClick = async (event: MapMouseEvent) => {
    if (!map) return;
    const { lng, lat } = event.lngLat;
    if (props.onTap) {
      props.onTap([lng, lat]);
      return;
    }
    const found = proposalsAt(map, event.point);
    if (found.cluster === null) {
      props.onSelect(found.ids);
      return;
    }
    const members = await clusterMembers(map, found.cluster, places);
    if (members.zoom === null) props.onSelect(members.ids);
    else map.easeTo({ center: found.cluster.position, zoom: members.zoom });
  };
  useMapClick(map, (event) => void onClick(event));

  return (
    <BaseMap
      label={label}
      keys={m.map_keys()}
      overlay={overlay}
      bounds={props.bounds ?? startBounds(city.centre, null)}
      padding={padding}
      onMap={(next) => {
        setMap(next);
        props.onMap?.(next);
      }}
      onProblem={setProblem}
    >
      {problem ? <MapProblemNotice problem={problem} withoutMap={withoutMap} /> : null}
      {problem === 'no-webgl' ? null : <MapControls map={map} withoutLocation={props.withoutLocation} />}
      {children}
    </BaseMap>
  );
}
