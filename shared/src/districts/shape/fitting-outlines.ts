import type { Position } from '../../geometry/geojson.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import { ringSelfIntersects } from '../../geometry/ring-self-intersects.ts';
import { simplifyLine } from '../../planning/route/simplify-line.ts';
import type { Dissolved } from './dissolve-blocks.ts';

const TOLERANCES_METRES = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Outlines that have together at most so many positions: as exact as that allows. A ring that would cross itself when
 * simplified stays as it was; where even that is too much, the smallest parts are left out.
 */
export function fittingOutlines(shapes: readonly Dissolved[], mostPositions: number): Dissolved[] {
  const count = (all: readonly Dissolved[]) => all.flat(3).length;
  for (const metres of TOLERANCES_METRES) {
    const simpler = shapes.map((parts) => parts.map((rings) => simplified(rings, metres)));
    if (count(simpler) <= mostPositions) return simpler;
  }
  const coarse = shapes.map((parts) =>
    parts
      .map((rings) => simplified(rings.slice(0, 1), TOLERANCES_METRES.at(-1) ?? 0))
      .sort((a, b) => polygonAreaSquareMetres(b) - polygonAreaSquareMetres(a)),
  );
  while (count(coarse) > mostPositions) {
    const most = coarse.reduce((a, b) => (b.length > a.length ? b : a), coarse[0] ?? []);
    if (most.length <= 1) break;
    most.pop();
  }
  return coarse;
}

/** Holes that become lines are left out; an outline never is. */
function simplified(rings: readonly Position[][], metres: number): Position[][] {
  return rings.flatMap((ring, index) => {
    const line = metres === 0 ? ring : simplifyRing(ring, metres);
    if (line.length >= 4 && !ringSelfIntersects(line)) return [line];
    return index === 0 ? [ring] : [];
  });
}

/** Cut where two corners are far from each other, so that a ring does not shrink to a stretch. */
function simplifyRing(ring: readonly Position[], metres: number): Position[] {
  const [first] = ring;
  if (!first) return [];
  const distance = ([x, y]: Position) => (x - first[0]) ** 2 + (y - first[1]) ** 2;
  const far = ring.reduce(
    (best, position, index) => (distance(position) > distance(ring[best] ?? first) ? index : best),
    0,
  );
  return [...simplifyLine(ring.slice(0, far + 1), metres), ...simplifyLine(ring.slice(far), metres).slice(1)];
}
