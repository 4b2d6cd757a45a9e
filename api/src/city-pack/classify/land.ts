import type { Tags } from '../osm-extract.ts';
import { type MapClass, zoomByArea } from './map-class.ts';

/** OSM key → value → what the ground is called on our map. The first key that knows its value decides. */
const GROUND: readonly (readonly [key: string, kinds: Readonly<Record<string, string>>])[] = [
  [
    'landuse',
    {
      allotments: 'allotments',
      brownfield: 'brownfield',
      cemetery: 'cemetery',
      commercial: 'commercial',
      construction: 'brownfield',
      farm: 'farmland',
      farmland: 'farmland',
      farmyard: 'farmyard',
      forest: 'forest',
      garages: 'garages',
      grass: 'grass',
      greenfield: 'grass',
      industrial: 'industrial',
      landfill: 'quarry',
      meadow: 'grass',
      military: 'military',
      orchard: 'orchard',
      quarry: 'quarry',
      railway: 'railway',
      recreation_ground: 'park',
      residential: 'residential',
      retail: 'retail',
      village_green: 'grass',
      vineyard: 'orchard',
    },
  ],
  [
    'natural',
    {
      beach: 'beach',
      grassland: 'grass',
      heath: 'scrub',
      sand: 'beach',
      scrub: 'scrub',
      wetland: 'wetland',
      wood: 'forest',
    },
  ],
  [
    'leisure',
    {
      garden: 'park',
      golf_course: 'park',
      park: 'park',
      pitch: 'pitch',
      playground: 'playground',
      sports_centre: 'pitch',
      stadium: 'pitch',
      track: 'pitch',
    },
  ],
  [
    'amenity',
    {
      college: 'school',
      grave_yard: 'cemetery',
      hospital: 'hospital',
      kindergarten: 'school',
      parking: 'parking',
      school: 'school',
      university: 'school',
    },
  ],
];

const ZOOM_BY_SQUARE_METRES = [
  [500_000, 8],
  [50_000, 10],
  [5_000, 12],
] as const;
const SMALLEST_AREA_ZOOM = 13;

/** What covers the ground: land use, woods, parks, school grounds, squares. Buildings are a layer of their own. */
export function classifyLand(tags: Tags, squareMetres: number): MapClass | null {
  if (!tags.has('building')) {
    for (const [key, kinds] of GROUND) {
      const value = tags.get(key);
      const kind = value !== undefined && Object.hasOwn(kinds, value) ? kinds[value] : undefined;
      if (kind !== undefined) {
        return {
          layer: 'land',
          minZoom: zoomByArea(squareMetres, ZOOM_BY_SQUARE_METRES, SMALLEST_AREA_ZOOM),
          properties: { kind },
        };
      }
    }
  }
  const square = (tags.get('highway') === 'pedestrian' && tags.get('area') === 'yes') || tags.get('place') === 'square';
  return square ? { layer: 'land', minZoom: SMALLEST_AREA_ZOOM, properties: { kind: 'pedestrian' } } : null;
}
