import CheapRuler from 'cheap-ruler';

/** Coordinates of a pack are whole numbers of this part of a degree, 11 cm. */
export const MICRODEGREES = 1e6;

/** Metres of a microdegree to the east and to the north at a latitude (cheap-ruler: WGS 84 ellipsoid). */
export function metresPerMicrodegree(latitude: number): { readonly east: number; readonly north: number } {
  const ruler = new CheapRuler(latitude, 'meters');
  return { east: ruler.kx / MICRODEGREES, north: ruler.ky / MICRODEGREES };
}

/** Metres of a straight stretch between two positions in microdegrees, measured at its own middle latitude. */
export function stretchMetres(fromLon: number, fromLat: number, toLon: number, toLat: number): number {
  const unit = metresPerMicrodegree((fromLat + toLat) / 2 / MICRODEGREES);
  return Math.hypot((toLon - fromLon) * unit.east, (toLat - fromLat) * unit.north);
}

/** Square of the distance from (x, y) to the stretch from (ax, ay) to (bx, by), all in metres of one plane. */
export function squaredDistanceToStretch(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
  const missX = x - ax - share * dx;
  const missY = y - ay - share * dy;
  return missX * missX + missY * missY;
}
