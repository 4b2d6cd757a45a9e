import type { Area } from '@werkstadt/shared/geometry/geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Overlay } from '../style/map-style.ts';
import type { Palette } from '../style/palette.ts';

const source = 'project-areas';

/** The edge of projects' areas: where proposals may lie. */
export function projectAreaOverlay(palette: Palette): Overlay {
  return {
    sources: { [source]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    belowLabels: [
      {
        id: 'project-area',
        type: 'line',
        source,
        paint: { 'line-color': palette.neutral, 'line-width': 1.5, 'line-dasharray': [2, 2], 'line-opacity': 0.6 },
      },
    ],
    aboveLabels: [],
    images: () => ({}),
  };
}

/** Shows areas on a map that has the overlay. */
export function showAreas(map: MapLibreMap, areas: readonly Area[]): void {
  map.getSource<GeoJSONSource>(source)?.setData({
    type: 'FeatureCollection',
    features: areas.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  });
}
