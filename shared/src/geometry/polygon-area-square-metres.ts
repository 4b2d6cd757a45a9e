import type { Position } from './geojson.ts';

/** WGS 84: equatorial radius in metres and first eccentricity (NGA.STND.0036, 2014). */
const EQUATORIAL_RADIUS_METRES = 6_378_137;
const ECCENTRICITY = 0.081_819_190_842_622;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Authalic `q` of a latitude in degrees: equal steps of it hold equal areas (Snyder 1987, USGS PP 1395, eq. 3-12). */
function authalic(latitude: number): number {
  const sine = Math.sin(radians(latitude));
  const product = ECCENTRICITY * sine;
  return (1 - ECCENTRICITY ** 2) * (sine / (1 - product ** 2) + Math.atanh(product) / ECCENTRICITY);
}

function ringAreaSquareMetres(ring: readonly Position[]): number {
  const origin = ring[0];
  if (origin === undefined) return 0;
  const originQ = authalic(origin[1]);
  // Measured from the first corner: differences of near numbers would lose digits otherwise.
  const height = (latitude: number) => authalic(latitude) - originQ;
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]];
    if (from === undefined || to === undefined) break;
    // An edge that is straight in degrees is bent in `q`: its mean height by Simpson's rule.
    const mean = (height(from[1]) + 4 * height((from[1] + to[1]) / 2) + height(to[1])) / 6;
    sum += radians(to[0] - from[0]) * mean;
  }
  return (Math.abs(sum) / 2) * EQUATORIAL_RADIUS_METRES ** 2;
}

/**
 * Area in square metres of a polygon (closed rings of WGS 84 [lon, lat], the first one the outline, the others holes)
 * on the WGS 84 ellipsoid, by an equal-area projection (rule G2). Edges are straight in degrees (RFC 7946 § 3.1.1).
 * The winding does not matter. A polygon with a number that is not finite cannot be measured and counts as 0.
 */
export function polygonAreaSquareMetres(rings: readonly (readonly Position[])[]): number {
  const [outline, ...holes] = rings;
  if (outline === undefined) return 0;
  const area = holes.reduce((rest, hole) => rest - ringAreaSquareMetres(hole), ringAreaSquareMetres(outline));
  return Number.isFinite(area) ? Math.max(0, area) : 0;
}
