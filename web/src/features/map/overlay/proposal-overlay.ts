import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import { boldFont } from '../style/base-layers.ts';
import type { Overlay } from '../style/map-style.ts';
import type { Palette } from '../style/palette.ts';
import { projectAreaOverlay } from './project-area-overlay.ts';
import { signImages } from './sign-images.ts';

/** Layers in which a tap finds proposals. */
export const signLayer = 'proposal-sign';
export const clusterLayer = 'proposal-cluster';
export const gatheredSignLayer = 'gathered-sign';
export const gatheredClusterLayer = 'gathered-cluster';
export const lineLayer = 'proposal-line';
export const areaLayer = 'proposal-area';

/** Tiles of this zoom hold lines to a few centimetres; they are drawn larger above it. */
const SHAPES_MAX_ZOOM = 16;
/** As wide as half of a chosen line with its casing; of 512 to a tile. */
const SHAPES_BUFFER = 16;

const nothing: GeoJSONSourceSpecification['data'] = { type: 'FeatureCollection', features: [] };
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];

function colour(palette: Palette): ExpressionSpecification {
  return ['case', ['get', 'quiet'], palette.quiet, palette.accent];
}

/** Grows with the zoom; a selected line is wider. */
function width(thin: number, wide: number, selectedExtra: number): ExpressionSpecification {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    11,
    ['case', isSelected, thin + selectedExtra, thin],
    15,
    ['case', isSelected, wide + selectedExtra, wide],
  ];
}

function shapeLayers(palette: Palette): LayerSpecification[] {
  const source = 'proposals';
  return [
    {
      id: areaLayer,
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': colour(palette), 'fill-opacity': ['case', isSelected, 0.22, 0.1] },
    },
    {
      id: 'proposal-casing',
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': width(4, 8.5, 3) },
    },
    {
      id: lineLayer,
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour(palette), 'line-width': width(2, 4.5, 2) },
    },
  ];
}

/** Signs one by one, and numbers for those that would cover each other. */
function signsOf(source: string, sign: string, cluster: string, palette: Palette): LayerSpecification[] {
  return [
    {
      id: sign,
      type: 'symbol',
      source,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', 'sign-', ['get', 'sign']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: cluster,
      type: 'symbol',
      source,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': 'cluster',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': boldFont,
        'text-size': 15,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.label },
    },
  ];
}

function signLayers(palette: Palette): LayerSpecification[] {
  return [
    ...signsOf('signs', signLayer, clusterLayer, palette),
    ...signsOf('gathered', gatheredSignLayer, gatheredClusterLayer, palette),
    {
      // A ring round the chosen sign, also where it would lie in a cluster.
      id: 'proposal-chosen',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': 21,
        'circle-color': 'transparent',
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'proposal-chosen-sign',
      type: 'symbol',
      source: 'chosen',
      layout: {
        'icon-image': ['concat', 'sign-', ['get', 'sign']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** An area somebody draws to filter by. */
function filterAreaLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'filter-area-fill',
      type: 'fill',
      source: 'filter-area',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.08 },
    },
    {
      id: 'filter-area-line',
      type: 'line',
      source: 'filter-area',
      paint: { 'line-color': palette.accent, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'filter-area-corner',
      type: 'circle',
      source: 'filter-area',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 6,
        'circle-color': palette.casing,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 3,
      },
    },
  ];
}

/** Proposals on the map: white-edged lines and areas, signs in tiles, near ones gathered into a tile with their number. */
export function proposalOverlay(palette: Palette): Overlay {
  const areas = projectAreaOverlay(palette);
  return {
    sources: {
      ...areas.sources,
      proposals: { type: 'geojson', data: nothing, promoteId: 'id', maxzoom: SHAPES_MAX_ZOOM, buffer: SHAPES_BUFFER },
      signs: { type: 'geojson', data: nothing, promoteId: 'id', cluster: true, clusterRadius: 34, clusterMaxZoom: 17 },
      gathered: { type: 'geojson', data: nothing },
      chosen: { type: 'geojson', data: nothing },
      'filter-area': { type: 'geojson', data: nothing },
    },
    belowLabels: [...areas.belowLabels, ...filterAreaLayers(palette), ...shapeLayers(palette)],
    aboveLabels: signLayers(palette),
    images: (pixelRatio) => signImages(palette, pixelRatio),
  };
}
