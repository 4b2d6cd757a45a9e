import type { Position } from '@werkstadt/shared/geometry/geojson';
import type { Feature } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { Overlay } from '../style/map-style.ts';
import type { Palette } from '../style/palette.ts';
import { type LookName, lookNames, lookOf } from './line-looks.ts';

/** Lines, or points, of one look. */
export interface DrawnLook {
  readonly look: LookName;
  /** What a tap on it finds; several may share one. */
  readonly group?: string | undefined;
  /** WGS 84 [lon, lat]. */
  readonly lines?: readonly (readonly Position[])[];
  readonly points?: readonly Position[];
}

const source = 'looks';
const CHOSEN_LAYER = 'look-chosen';
/** A white or dark edge on both sides, so that a line stands out from any ground. */
const CASING_PIXELS = 3;
const CHOSEN_PIXELS = 10;

const layerOf = (name: LookName): string => `look-${name}`;
const isLook = (name: LookName): ExpressionSpecification => ['==', ['get', 'look'], name];
/** No feature has it: '' is that of all that cannot be chosen. */
const NO_GROUP = 'none';
const isGroup = (group: string): ExpressionSpecification => ['==', ['get', 'group'], group];
const lineNames = lookNames.filter((name) => lookOf(name).circle === undefined);

const widths = (more: number): ExpressionSpecification => {
  const byLook = (share: number): ExpressionSpecification => [
    'match',
    ['get', 'look'],
    ...(lineNames.flatMap((name) => [name, lookOf(name).widthPixels * share + more]) as [string, number]),
    more,
  ];
  return ['interpolate', ['linear'], ['zoom'], 11, byLook(0.5), 15, byLook(1)];
};

function layersOf(palette: Palette, name: LookName): LayerSpecification {
  const { colour, widthPixels, dashes, circle } = lookOf(name);
  const own = { id: layerOf(name), source, filter: isLook(name) };
  if (circle) {
    return {
      ...own,
      type: 'circle',
      paint: {
        'circle-radius': widthPixels,
        'circle-color': palette[circle === 'full' ? colour : 'casing'],
        'circle-stroke-color': palette[circle === 'full' ? 'casing' : colour],
        'circle-stroke-width': circle === 'full' ? 2 : 3.5,
      },
    };
  }
  return {
    ...own,
    type: 'line',
    layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
    paint: {
      'line-color': palette[colour],
      'line-width': ['interpolate', ['linear'], ['zoom'], 11, widthPixels * 0.5, 15, widthPixels],
      ...(dashes ? { 'line-dasharray': [...dashes] } : {}),
    },
  };
}

/** Planning layers over the city's map, below what people propose; empty until something is shown. */
export function lookOverlay(palette: Palette): Overlay {
  return {
    sources: { [source]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    belowLabels: [
      {
        id: CHOSEN_LAYER,
        type: 'line',
        source,
        filter: isGroup(NO_GROUP),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.neutral, 'line-width': widths(CHOSEN_PIXELS) },
      },
      {
        id: 'look-casing',
        type: 'line',
        source,
        filter: ['!=', ['geometry-type'], 'Point'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': palette.casing, 'line-width': widths(CASING_PIXELS) },
      },
      ...lookNames.map((name) => layersOf(palette, name)),
    ],
    aboveLabels: [],
    images: () => ({}),
  };
}

const featureOf = ({ look, group = '', lines, points }: DrawnLook): Feature => ({
  type: 'Feature',
  properties: { look, group },
  geometry: lines
    ? { type: 'MultiLineString', coordinates: lines.map((line) => line.map((position) => [...position])) }
    : { type: 'MultiPoint', coordinates: (points ?? []).map((position) => [...position]) },
});

/** Shows these and nothing else on a map that has the overlay. */
export function showLooks(map: MapLibreMap, drawn: readonly DrawnLook[]): void {
  map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features: drawn.map(featureOf) });
}

/** Marks what has this group; null marks nothing. */
export function markLook(map: MapLibreMap, group: string | null): void {
  if (map.getLayer(CHOSEN_LAYER)) map.setFilter(CHOSEN_LAYER, isGroup(group ?? NO_GROUP));
}

/** A finger is no needle. */
const TAP_PIXELS = 14;

/** The group under a tap; null where there is nothing. */
export function groupAt(map: MapLibreMap, { x, y }: { readonly x: number; readonly y: number }): string | null {
  const layers = lookNames.map(layerOf).filter((layer) => map.getLayer(layer));
  const box: [[number, number], [number, number]] = [
    [x - TAP_PIXELS, y - TAP_PIXELS],
    [x + TAP_PIXELS, y + TAP_PIXELS],
  ];
  const [found] = map.queryRenderedFeatures(box, { layers });
  const group: unknown = found?.properties.group;
  return typeof group === 'string' && group !== '' ? group : null;
}
