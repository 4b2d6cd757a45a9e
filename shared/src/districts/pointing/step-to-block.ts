import { MICRODEGREES, metresPerMicrodegree } from '../../planning/network/metres.ts';
import type { DistrictData } from '../data/district-data.ts';

type Points = Pick<DistrictData, 'blockLon' | 'blockLat' | 'neighbourOffset' | 'neighbour'>;

/** To the east and to the north. */
interface Direction {
  readonly x: number;
  readonly y: number;
}

/** What lies further aside than this is another direction: 60°. */
const LEAST_COSINE = 0.5;

/** The candidate that lies nearest in a direction; what lies aside counts as further away. */
function nearestThere(
  { blockLon, blockLat }: Points,
  from: number,
  { x, y }: Direction,
  candidates: Iterable<number>,
): number | null {
  const [lon, lat] = [blockLon[from] ?? 0, blockLat[from] ?? 0];
  const { east, north } = metresPerMicrodegree(lat / MICRODEGREES);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const [dx, dy] = [((blockLon[candidate] ?? 0) - lon) * east, ((blockLat[candidate] ?? 0) - lat) * north];
    const distance = Math.hypot(dx, dy);
    const cosine = (dx * x + dy * y) / (distance * Math.hypot(x, y));
    // Also not a number: the block itself.
    if (!(cosine >= LEAST_COSINE)) continue;
    const effort = distance / cosine ** 2;
    if (effort < least) [best, least] = [candidate, effort];
  }
  return best;
}

/** The block that a step in a direction leads to: a neighbour, else what lies there; null at the edge of the town. */
export function stepToBlock(data: Points, from: number, direction: Direction): number | null {
  const { neighbourOffset, neighbour, blockLon } = data;
  const neighbours = neighbour.subarray(neighbourOffset[from] ?? 0, neighbourOffset[from + 1] ?? 0);
  return nearestThere(data, from, direction, neighbours) ?? nearestThere(data, from, direction, blockLon.keys());
}
