import CheapRuler from 'cheap-ruler';
import type { Position } from './geojson.ts';

/**
 * Length in metres of a line of WGS 84 [lon, lat] positions, by the radii of curvature of the WGS 84 ellipsoid at
 * its place (cheap-ruler). Each stretch is measured at its own middle latitude, so a
 * long line does not lose accuracy: within 0.1 % of the geodesic while stretches stay below 100 km (rule G1).
 * A line with a number that is not finite cannot be measured and counts as 0.
 */
export function lineLengthMetres(positions: readonly Position[]): number {
  let metres = 0;
  for (let index = 1; index < positions.length; index += 1) {
    const from = positions[index - 1];
    const to = positions[index];
    if (from === undefined || to === undefined) break;
    metres += new CheapRuler((from[1] + to[1]) / 2, 'meters').distance(from, to);
  }
  return Number.isFinite(metres) ? metres : 0;
}
