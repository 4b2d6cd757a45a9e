import { boundingBoxOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import BaseMap, { type MapProblem } from './base-map/base-map.tsx';
import type { MapPadding } from './base-map/create-map.ts';
import { MapControls } from './base-map/map-controls.tsx';
import { MapProblemNotice } from './base-map/map-problem-notice.tsx';
import { type DrawnLook, groupAt, lookOverlay, markLook, showLooks } from './looks/look-overlay.ts';
import { boundsOf } from './map-bounds.ts';
import { withLocation } from './overlay/location-overlay.ts';
import { useMapClick } from './use-map-click.ts';

/** Round a chosen street that was brought into view. */
const MARGIN_PIXELS = 40;
const STREET_ZOOM = 16;

const overlay = withLocation(lookOverlay);

export interface LooksMapProps {
  /** Name of the map for screen readers. */
  readonly label: string;
  readonly drawn: readonly DrawnLook[];
  /** Group that is marked. */
  readonly chosen: string | null;
  readonly onChoose: (group: string | null) => void;
  /** Shown at first. */
  readonly bounds: BoundingBox;
  readonly padding: MapPadding;
  readonly onMap?: (map: MapLibreMap | null) => void;
  readonly children?: ReactNode;
}

/** The city's map with lines of some kinds over it, of which one can be chosen. */
export default function LooksMap({ label, drawn, chosen, bounds, padding, children, ...props }: LooksMapProps) {
  useLocale();
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [problem, setProblem] = useState<MapProblem | null>(null);
  useEffect(() => {
    if (map) showLooks(map, drawn);
  }, [map, drawn]);
  const bringIntoView = useEffectEvent((group: string) => {
    const lines = drawn.flatMap((look) => (look.group === group ? (look.lines ?? []) : []));
    const box = boundingBoxOf(lines.flat());
    if (!map || !box) return;
    const [west, south, east, north] = boundsOf(map);
    if (box[0] >= west && box[1] >= south && box[2] <= east && box[3] <= north) return;
    map.fitBounds([box[0], box[1], box[2], box[3]], { padding: MARGIN_PIXELS, maxZoom: STREET_ZOOM, duration: 250 });
  });
  useEffect(() => {
    if (!map) return;
    markLook(map, chosen);
    if (chosen !== null) bringIntoView(chosen);
  }, [map, chosen]);
  useMapClick(map, ({ point }) => map && props.onChoose(groupAt(map, point)));
  return (
    <BaseMap
      label={label}
      keys={m.map_keys()}
      overlay={overlay}
      bounds={bounds}
      padding={padding}
      onMap={(next) => {
        setMap(next);
        props.onMap?.(next);
      }}
      onProblem={setProblem}
    >
      {problem && <MapProblemNotice problem={problem} />}
      {problem !== 'no-webgl' && <MapControls map={map} />}
      {children}
    </BaseMap>
  );
}
