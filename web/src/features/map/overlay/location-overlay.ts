import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { above, type Overlay, type OverlayOf } from '../style/map-style.ts';
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
  (palette) =>
    above(locationOverlay(palette), overlay(palette));

const CIRCLE_CORNERS = 64;
const METRES_PER_DEGREE = 111_320;

const toDegrees = ({ position: [, latitude], accuracyMetres }: OwnLocation): { east: number; north: number } => {
  const north = accuracyMetres / METRES_PER_DEGREE;
  return { north, east: north / Math.cos((latitude * Math.PI) / 180) };
};

/** What the circle of a location fits into, [west, south, east, north]. */
export function accuracyBox(location: OwnLocation): BoundingBox {
  const [longitude, latitude] = location.position;
  const { east, north } = toDegrees(location);
  return [longitude - east, latitude - north, longitude + east, latitude + north];
}

/** The circle a location lies in. On the scale of a street the earth is flat enough. */
function circle(location: OwnLocation): Position[] {
  const [longitude, latitude] = location.position;
  const { east, north } = toDegrees(location);
  return Array.from({ length: CIRCLE_CORNERS + 1 }, (_, index): Position => {
    const angle = ((index % CIRCLE_CORNERS) / CIRCLE_CORNERS) * 2 * Math.PI;
    return [longitude + east * Math.cos(angle), latitude + north * Math.sin(angle)];
  });
}

/** The circle of a location and the point in its middle; nothing where there is none. */
export function locationFeatures(location: OwnLocation | null): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: location
      ? [
          { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [circle(location)] } },
          { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: location.position } },
        ]
      : [],
  };
}

/** Shows a location on a map that was made `withLocation`. */
export function showLocation(map: MapLibreMap, location: OwnLocation | null): void {
  map.getSource<GeoJSONSource>(source)?.setData(locationFeatures(location));
}
