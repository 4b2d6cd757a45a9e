import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Feature, FeatureCollection } from 'geojson';

const feature = (geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: {}, geometry });

/** An area in the making: its corners, and the line or the closed outline through them. */
export function filterAreaFeatures(corners: readonly Position[]): FeatureCollection {
  const [first, second, third] = corners;
  const features = corners.map((coordinates) => feature({ type: 'Point', coordinates }));
  if (first && second && !third) features.unshift(feature({ type: 'LineString', coordinates: [first, second] }));
  if (first && third) features.unshift(feature({ type: 'Polygon', coordinates: [[...corners, first]] }));
  return { type: 'FeatureCollection', features };
}
