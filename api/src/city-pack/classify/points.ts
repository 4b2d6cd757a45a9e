import type { Tags } from '../osm-extract.ts';
import { type MapClass, parseNumber, withValues } from './map-class.ts';

const AMENITIES = new Set([
  'bicycle_parking',
  'bicycle_rental',
  'bus_station',
  'cinema',
  'clinic',
  'college',
  'community_centre',
  'doctors',
  'drinking_water',
  'fire_station',
  'hospital',
  'kindergarten',
  'library',
  'marketplace',
  'parking',
  'pharmacy',
  'place_of_worship',
  'police',
  'post_office',
  'school',
  'social_facility',
  'theatre',
  'toilets',
  'townhall',
  'university',
  'youth_centre',
]);
const LEISURE = new Set(['playground', 'sports_centre', 'stadium', 'swimming_pool']);
const STOPS = new Set(['station', 'halt', 'tram_stop']);
/** People find their way by these: shown two zooms earlier. */
const LANDMARKS = new Set(['college', 'hospital', 'kindergarten', 'library', 'school', 'townhall', 'university']);
const LANDMARK_ZOOM = 12;
const POI_ZOOM = 14;
const ADDRESS_ZOOM = 14;

const PLACE_ZOOM: Readonly<Record<string, number>> = {
  city: 8,
  town: 8,
  village: 10,
  suburb: 11,
  hamlet: 12,
  quarter: 12,
  neighbourhood: 13,
  isolated_dwelling: 13,
  locality: 13,
};

/** A point of interest: class and kind, as in OSM. */
export function classifyPoi(tags: Tags): MapClass | null {
  const found = poiKind(tags);
  if (found === null) return null;
  const [poiClass, kind] = found;
  // Nameless car parks would cover everything else.
  if (kind === 'parking' && !tags.has('name')) return null;
  return {
    layer: 'pois',
    minZoom: LANDMARKS.has(kind) ? LANDMARK_ZOOM : POI_ZOOM,
    properties: withValues({ class: poiClass, kind, name: tags.get('name') }),
  };
}

function poiKind(tags: Tags): [poiClass: string, kind: string] | null {
  const amenity = tags.get('amenity') ?? '';
  if (AMENITIES.has(amenity)) return ['amenity', amenity];
  const leisure = tags.get('leisure') ?? '';
  if (LEISURE.has(leisure)) return ['leisure', leisure];
  const shop = tags.get('shop') ?? '';
  if (shop !== '' && shop !== 'no' && shop !== 'vacant') return ['shop', shop];
  const tourism = tags.get('tourism') ?? '';
  if (tourism !== '' && tourism !== 'information') return ['tourism', tourism];
  if (tags.get('highway') === 'bus_stop') return ['transport', 'bus_stop'];
  const railway = tags.get('railway') ?? '';
  return STOPS.has(railway) ? ['transport', railway] : null;
}

/** A house number. */
export function classifyAddress(tags: Tags): MapClass | null {
  const housenumber = tags.get('addr:housenumber');
  return housenumber ? { layer: 'addresses', minZoom: ADDRESS_ZOOM, properties: { housenumber } } : null;
}

/** The name of a town, a part of it, a village. */
export function classifyPlace(tags: Tags): MapClass | null {
  const kind = tags.get('place');
  const name = tags.get('name');
  if (!name || kind === undefined || !Object.hasOwn(PLACE_ZOOM, kind)) return null;
  return {
    layer: 'place_labels',
    minZoom: PLACE_ZOOM[kind] ?? 14,
    properties: withValues({ kind, name, population: parseNumber(tags.get('population')) }),
  };
}
