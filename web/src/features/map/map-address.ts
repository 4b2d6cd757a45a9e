import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';

/** Where the map stands: zoom and middle (WGS 84). */
export interface MapPlace {
  readonly zoom: number;
  readonly latitude: number;
  readonly longitude: number;
}

const pattern = /^(\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/;

/** «15.2/53.5574/13.2603», as it stands in the address, so that a shared link opens in the same place. */
export const writeMapPlace = ({ zoom, latitude, longitude }: MapPlace): string =>
  `${Number(zoom.toFixed(2))}/${Number(latitude.toFixed(5))}/${Number(longitude.toFixed(5))}`;

/** Null for what is no place in the city: [west, south, east, north]. */
export function readMapPlace(text: string | undefined, [west, south, east, north]: BoundingBox): MapPlace | null {
  const [, zoom, latitude, longitude] = pattern.exec(text ?? '') ?? [];
  const place = { zoom: Number(zoom), latitude: Number(latitude), longitude: Number(longitude) };
  const inside =
    place.latitude >= south && place.latitude <= north && place.longitude >= west && place.longitude <= east;
  return inside && place.zoom <= 22 ? place : null;
}
