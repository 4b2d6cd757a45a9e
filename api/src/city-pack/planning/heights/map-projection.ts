import proj4 from 'proj4';

/** From WGS 84 [lon, lat] in degrees to a system of coordinates and back. */
export interface MapProjection {
  forward(position: [longitude: number, latitude: number]): [x: number, y: number];
  inverse(position: [x: number, y: number]): [longitude: number, latitude: number];
  /** Its unit is a degree; else a metre. */
  readonly degrees: boolean;
}

/** Equal-area grid of the European statistics (Zensus among them). */
export const LAEA_EUROPE = 3035;
const DEGREES: ReadonlySet<number> = new Set([4326, 4258]);

/**
 * What European rasters and grids are kept in: degrees (EPSG 4326, 4258), UTM on ETRS89 (25828 to 25838) or on WGS 84
 * (32601 to 32760), and LAEA Europe (3035). Null for any other. ETRS89 and WGS 84 differ by less than a metre.
 */
export function projectionOf(epsg: number): MapProjection | null {
  if (DEGREES.has(epsg)) return { forward: (position) => position, inverse: (position) => position, degrees: true };
  const definition = definitionOf(epsg);
  if (definition === null) return null;
  const { forward, inverse } = proj4(definition);
  const pair = ([a = Number.NaN, b = Number.NaN]: number[]): [number, number] => [a, b];
  return {
    forward: (position) => pair(forward(position)),
    inverse: (position) => pair(inverse(position)),
    degrees: false,
  };
}

function definitionOf(epsg: number): string | null {
  if (epsg === LAEA_EUROPE) {
    return '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m +no_defs';
  }
  const [system, zone] = [Math.floor(epsg / 100), epsg % 100];
  if (zone < 1 || zone > 60) return null;
  if (system === 258 && zone >= 28 && zone <= 38) return `+proj=utm +zone=${zone} +ellps=GRS80 +units=m +no_defs`;
  if (system === 326) return `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`;
  return system === 327 ? `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m +no_defs` : null;
}
