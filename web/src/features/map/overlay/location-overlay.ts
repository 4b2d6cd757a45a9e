import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Overlay, OverlayOf } from '../style/map-style.ts';
import type { Palette } from '../style/palette.ts';

/** Where this device is: WGS 84 [lon, lat] and the radius in metres it lies in with 95 %. */
export interface OwnLocation {
  readonly position: Position;
  readonly accuracyMetres: number;
}

const source = 'location';

function locationOverlay(palette: Palette): Overlay {
  return {
    sources: { [source]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    belowLabels: [
      {
        id: 'location-accuracy',
        type: 'fill',
        source,
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': palette.accent, 'fill-opacity': 0.14, 'fill-outline-color': palette.accent },
      },
    ],
    aboveLabels: [
      {
        id: 'location-dot',
        type: 'circle',
        source,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 7,
          'circle-color': palette.accent,
          'circle-stroke-color': palette.casing,
          'circle-stroke-width': 3,
        },
      },
    ],
    images: () => ({}),
  };
}

/** An overlay, and below its signs where this device is. */
export const withLocation =
  (overlay: OverlayOf): OverlayOf =>
  (palette) => {
    const [location, own] = [locationOverlay(palette), overlay(palette)];
    return {
      sources: { ...location.sources, ...own.sources },
      belowLabels: [...location.belowLabels, ...own.belowLabels],
      aboveLabels: [...location.aboveLabels, ...own.aboveLabels],
      images: own.images,
    };
  };

const CIRCLE_CORNERS = 64;
const METRES_PER_DEGREE = 111_320;

/** The circle a location lies in. On the scale of a street the earth is flat enough. */
function circle({ position: [longitude, latitude], accuracyMetres }: OwnLocation): Position[] {
  const degreesNorth = accuracyMetres / METRES_PER_DEGREE;
  const degreesEast = degreesNorth / Math.cos((latitude * Math.PI) / 180);
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, index): Position => {
    const angle = ((index % CIRCLE_CORNERS) / CIRCLE_CORNERS) * 2 * Math.PI;
    return [longitude + degreesEast * Math.cos(angle), latitude + degreesNorth * Math.sin(angle)];
  });
}

/** Shows a location on a map that was made `withLocation`. */
export function showLocation(map: MapLibreMap, location: OwnLocation | null): void {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: location
      ? [
          { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [circle(location)] } },
          { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: location.position } },
        ]
      : [],
  };
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
