import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

/** Drawn by the browser from the app's own web font: no glyph files, no sprite, nothing fetched. */
export const regularFont = ['Fira Sans'];
/** MapLibre reads the weight out of the first name; the second one is the family that exists. */
export const boldFont = ['Fira Sans SemiBold', 'Fira Sans'];

const source = 'city';
const kindIn = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** Width in CSS pixels by zoom, growing as the ground does. */
function widthByZoom(...stops: readonly (readonly [zoom: number, pixels: number])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

const streetClasses = [
  {
    id: 'path',
    kinds: ['path', 'footway', 'bridleway', 'steps', 'track'],
    minzoom: 14,
    widths: [
      [14, 0.7],
      [16, 1.2],
      [19, 4],
    ],
  },
  {
    id: 'service',
    kinds: ['service', 'busway'],
    minzoom: 13.5,
    widths: [
      [13, 0.5],
      [15, 1.6],
      [19, 11],
    ],
  },
  {
    id: 'minor',
    kinds: ['residential', 'unclassified', 'living_street', 'road', 'pedestrian', 'cycleway'],
    minzoom: 12,
    widths: [
      [12, 0.5],
      [14, 1.8],
      [16, 5.5],
      [19, 20],
    ],
  },
  {
    id: 'collector',
    kinds: ['tertiary', 'tertiary_link', 'secondary_link', 'primary_link', 'trunk_link', 'motorway_link'],
    minzoom: 10,
    widths: [
      [11, 0.8],
      [14, 3],
      [16, 7.5],
      [19, 25],
    ],
  },
  {
    id: 'major',
    kinds: ['secondary', 'primary', 'trunk', 'motorway'],
    minzoom: 8,
    widths: [
      [8, 0.6],
      [11, 1.6],
      [14, 4.2],
      [16, 9.5],
      [19, 30],
    ],
  },
] as const;

function landLayers(palette: Palette): LayerSpecification[] {
  const fill = (id: string, color: string, kinds: string[]): LayerSpecification => ({
    id: `land-${id}`,
    type: 'fill',
    source,
    'source-layer': 'land',
    filter: kindIn(...kinds),
    paint: { 'fill-color': color, 'fill-antialias': false },
  });
  return [
    fill('field', palette.field, ['farmland', 'farmyard', 'orchard']),
    fill('built', palette.built, ['residential', 'retail', 'commercial', 'garages']),
    fill('works', palette.works, ['industrial', 'railway', 'military', 'quarry', 'brownfield', 'parking']),
    fill('green', palette.green, ['grass', 'park', 'allotments', 'cemetery', 'scrub', 'wetland']),
    fill('forest', palette.forest, ['forest']),
    fill('campus', palette.campus, ['school', 'hospital']),
    fill('pitch', palette.pitch, ['pitch']),
    fill('sand', palette.sand, ['beach']),
    fill('square', palette.square, ['pedestrian']),
  ];
}

function waterLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'water-line',
      type: 'line',
      source,
      'source-layer': 'water_lines',
      filter: ['!', ['has', 'tunnel']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          10,
          ['match', ['get', 'kind'], ['river', 'canal'], 1, 0.3],
          18,
          ['match', ['get', 'kind'], ['river', 'canal'], 14, 3],
        ],
      },
    },
    {
      id: 'water',
      type: 'fill',
      source,
      'source-layer': 'water_polygons',
      paint: { 'fill-color': palette.water },
    },
  ];
}

function buildingLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'building',
      type: 'fill',
      source,
      'source-layer': 'buildings',
      minzoom: 13.5,
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 0, 14.5, 1],
      },
    },
  ];
}

function streetLayers(palette: Palette): LayerSpecification[] {
  const isStreet: ExpressionSpecification = ['!', ['has', 'rail']];
  const casings = streetClasses
    .filter(({ id }) => id !== 'path')
    .map(
      ({ id, kinds, minzoom, widths }): LayerSpecification => ({
        id: `street-${id}-casing`,
        type: 'line',
        source,
        'source-layer': 'streets',
        minzoom: Math.max(minzoom, 12),
        filter: ['all', isStreet, kindIn(...kinds)],
        layout: { 'line-cap': 'butt', 'line-join': 'round' },
        paint: {
          'line-color': palette.streetCasing,
          'line-width': widthByZoom(...widths.map(([zoom, pixels]) => [zoom, pixels + (zoom < 14 ? 1 : 2)] as const)),
        },
      }),
    );
  const fills = streetClasses.map(
    ({ id, kinds, minzoom, widths }): LayerSpecification => ({
      id: `street-${id}`,
      type: 'line',
      source,
      'source-layer': 'streets',
      minzoom,
      filter: ['all', isStreet, kindIn(...kinds)],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': id === 'path' ? palette.path : id === 'major' ? palette.majorStreet : palette.street,
        'line-width': widthByZoom(...widths),
        ...(id === 'path' ? { 'line-dasharray': [3, 1.5] } : {}),
      },
    }),
  );
  const rail: LayerSpecification = {
    id: 'rail',
    type: 'line',
    source,
    'source-layer': 'streets',
    filter: ['has', 'rail'],
    paint: { 'line-color': palette.rail, 'line-width': widthByZoom([9, 0.6], [14, 1.4], [18, 4]) },
  };
  const sleepers: LayerSpecification = {
    id: 'rail-sleepers',
    type: 'line',
    source,
    'source-layer': 'streets',
    minzoom: 15,
    filter: ['has', 'rail'],
    paint: { 'line-color': palette.rail, 'line-width': widthByZoom([15, 4], [18, 11]), 'line-dasharray': [0.25, 1.6] },
  };
  return [...casings, ...fills, sleepers, rail];
}

/** Ways of their own as one line, ways along a street as two thin lines at its edges. */
function cycleLayers(palette: Palette): LayerSpecification[] {
  const ownWay: ExpressionSpecification = ['in', ['get', 'cycle'], ['literal', ['path', 'shared_path']]];
  const alongStreet: ExpressionSpecification = [
    'in',
    ['get', 'cycle'],
    ['literal', ['track', 'lane', 'shared_bus', 'advisory', 'cycle_street']],
  ];
  const line = { source, 'source-layer': 'streets', type: 'line' as const, minzoom: 12 };
  return [
    {
      ...line,
      id: 'cycle-path-casing',
      filter: ownWay,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': widthByZoom([12, 1.6], [15, 3.4], [18, 7]) },
    },
    {
      ...line,
      id: 'cycle-path',
      filter: ownWay,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.cycle, 'line-width': widthByZoom([12, 0.8], [15, 1.6], [18, 3.4]) },
    },
    {
      ...line,
      id: 'cycle-street',
      filter: alongStreet,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.cycle,
        'line-width': widthByZoom([12, 0.7], [15, 1.3], [18, 2.4]),
        'line-gap-width': widthByZoom([12, 1], [14, 3], [16, 7.5], [19, 25]),
      },
    },
  ];
}

function labelLayers(palette: Palette): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.8 };
  return [
    {
      id: 'label-housenumber',
      type: 'symbol',
      source,
      'source-layer': 'addresses',
      minzoom: 16.5,
      layout: { 'text-field': ['get', 'housenumber'], 'text-font': regularFont, 'text-size': 12, 'text-padding': 1 },
      paint: { 'text-color': palette.minorLabel, ...halo, 'text-halo-width': 1.2 },
    },
    {
      id: 'label-street',
      type: 'symbol',
      source,
      'source-layer': 'streets',
      minzoom: 13,
      filter: ['all', ['has', 'name'], ['!', ['has', 'rail']]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 300,
        'symbol-sort-key': ['match', ['get', 'kind'], ['primary', 'trunk'], 0, ['secondary'], 1, ['tertiary'], 2, 3],
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 12, 18, 16],
        'text-max-angle': 35,
        'text-padding': 6,
      },
      paint: { 'text-color': palette.minorLabel, ...halo },
    },
    {
      id: 'label-water',
      type: 'symbol',
      source,
      'source-layer': 'water_polygons',
      filter: ['has', 'name'],
      minzoom: 11,
      layout: { 'text-field': ['get', 'name'], 'text-font': regularFont, 'text-size': 14, 'text-max-width': 7 },
      paint: { 'text-color': palette.waterLabel, ...halo },
    },
    {
      id: 'label-river',
      type: 'symbol',
      source,
      'source-layer': 'water_lines',
      filter: ['all', ['has', 'name'], kindIn('river', 'canal')],
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', 'name'],
        'text-font': regularFont,
        'text-size': 13,
      },
      paint: { 'text-color': palette.waterLabel, ...halo },
    },
    {
      id: 'label-poi',
      type: 'symbol',
      source,
      'source-layer': 'pois',
      minzoom: 14.5,
      filter: [
        'all',
        ['has', 'name'],
        [
          'any',
          ['>=', ['zoom'], 16.5],
          kindIn('school', 'station', 'halt', 'hospital', 'townhall', 'university', 'library', 'theatre', 'stadium'),
        ],
      ],
      layout: {
        'text-field': ['concat', '•\n', ['get', 'name']],
        'text-font': regularFont,
        'text-size': 13,
        'text-max-width': 8,
        'text-anchor': 'top',
        'text-line-height': 1.1,
      },
      paint: { 'text-color': palette.minorLabel, ...halo },
    },
    {
      id: 'label-place',
      type: 'symbol',
      source,
      'source-layer': 'place_labels',
      maxzoom: 17,
      // From near the town's own name says nothing: its parts take over.
      filter: ['any', ['<', ['zoom'], 13], ['!', kindIn('city', 'town')]],
      layout: {
        'symbol-sort-key': ['match', ['get', 'kind'], ['city', 'town'], 0, ['suburb'], 1, ['village'], 2, 3],
        'text-field': ['get', 'name'],
        'text-font': boldFont,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['match', ['get', 'kind'], ['city', 'town'], 16, 12],
          15,
          ['match', ['get', 'kind'], ['city', 'town'], 22, ['suburb', 'village', 'quarter'], 17, 15],
        ],
        'text-max-width': 8,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.label, ...halo, 'text-halo-width': 2.2 },
    },
  ];
}

/** Every layer of the city's own map, from the ground up. Layers of tiles: see the city pack. */
export function baseLayers(palette: Palette): {
  readonly ground: LayerSpecification[];
  readonly labels: LayerSpecification[];
} {
  return {
    ground: [
      { id: 'background', type: 'background', paint: { 'background-color': palette.background } },
      ...landLayers(palette),
      ...waterLayers(palette),
      ...buildingLayers(palette),
      ...streetLayers(palette),
      ...cycleLayers(palette),
      {
        id: 'boundary',
        type: 'line',
        source,
        'source-layer': 'boundaries',
        filter: ['>=', ['get', 'admin_level'], 6],
        paint: {
          'line-color': palette.boundary,
          'line-width': 1,
          'line-dasharray': [4, 3],
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0.35, 14, 0.8],
        },
      },
    ],
    labels: labelLayers(palette),
  };
}
