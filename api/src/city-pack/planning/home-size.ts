import { parseNumber } from '../classify/map-class.ts';
import type { Tags } from '../osm-extract.ts';

/** Storeys of homes where none are tagged, by kind of building. */
const USUAL_STOREYS: Readonly<Record<string, number>> = {
  apartments: 4,
  dormitory: 4,
  residential: 3,
  terrace: 2,
  semidetached_house: 2,
  house: 2,
  detached: 2,
  farm: 2,
  bungalow: 1,
  static_caravan: 1,
  houseboat: 1,
};
/** `building=yes`: small ones are taken for houses, large ones for blocks of flats. */
const LARGE_SQUARE_METRES = 180;
const PLAIN_STOREYS = { small: 2, large: 4 } as const;
/** Smaller ones are sheds and garages, larger ones halls. */
const PLAIN_HOME_SQUARE_METRES: readonly [number, number] = [40, 3000];
/** Land on which a plain building is no home. */
const WORKING_LAND = new Set([
  'industrial',
  'commercial',
  'retail',
  'railway',
  'military',
  'allotments',
  'farmyard',
  'farmland',
  'meadow',
  'forest',
  'cemetery',
  'landfill',
  'quarry',
  'recreation_ground',
  'education',
  'garages',
  'depot',
  'port',
  'religious',
]);
const OTHER_USES = [
  'amenity',
  'shop',
  'office',
  'tourism',
  'leisure',
  'craft',
  'man_made',
  'power',
  'railway',
  'military',
] as const;

export interface HomeSize {
  squareMetres: number;
  storeys: number;
  storeysAssumed: boolean;
}

/**
 * Footprint and storeys of a building that people are taken to live in; null for every other one.
 * @param landuse OSM `landuse` of the ground, null where none is known
 */
export function homeSize(tags: Tags, squareMetres: number, landuse: string | null): HomeSize | null {
  const kind = tags.get('building') ?? 'no';
  const usual = Object.hasOwn(USUAL_STOREYS, kind)
    ? USUAL_STOREYS[kind]
    : plainHomeStoreys(tags, squareMetres, landuse);
  if (usual === undefined) return null;
  const tagged = parseNumber(tags.get('building:levels'));
  const storeys = tagged !== null && tagged >= 1 && tagged <= 60 ? tagged : usual;
  return { squareMetres, storeys, storeysAssumed: storeys !== tagged };
}

function plainHomeStoreys(tags: Tags, squareMetres: number, landuse: string | null): number | undefined {
  if (tags.get('building') !== 'yes' || OTHER_USES.some((key) => tags.has(key))) return undefined;
  const [least, most] = PLAIN_HOME_SQUARE_METRES;
  if (squareMetres < least || squareMetres > most) return undefined;
  const lived = landuse === 'residential' || (tags.has('addr:housenumber') && !WORKING_LAND.has(landuse ?? ''));
  if (!lived) return undefined;
  return squareMetres >= LARGE_SQUARE_METRES ? PLAIN_STOREYS.large : PLAIN_STOREYS.small;
}
