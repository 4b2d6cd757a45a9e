import { BuildableArea, type BuildingGround } from './building-ground.ts';
import { isStreet, type LineKind } from './line-kind.ts';
import type { MapFace, MapLine, PlanarMap } from './planar-map.ts';
import { at, direction, dot, lengthOf, type PlanePoint, projectOnLine, wrap } from './plane.ts';
import type { BuildStyle } from './quarters.ts';
import type { SeededRandom } from './seeded-random.ts';

/** From the middle of the street to the edge of the plots, metres. */
const HALF_STREET_METRES: Readonly<Record<LineKind, number>> = {
  primary: 9,
  secondary: 8.5,
  tertiary: 7.5,
  unclassified: 7,
  residential: 6,
  living_street: 4.5,
  pedestrian: 4.5,
  track: 4,
  path: 3,
  rail: 22,
  river: 30,
  stream: 9,
  limit: 3,
};
export interface BuildingSite {
  readonly map: PlanarMap;
  readonly face: MapFace;
  readonly ground: BuildingGround;
  readonly random: SeededRandom;
  readonly style: BuildStyle;
}

/** A stretch of the block's edge along one street, walked with the block on the left. */
export interface Front {
  readonly line: MapLine;
  readonly points: readonly PlanePoint[];
  readonly halfStreet: number;
}

/** The block less the streets around it (`streetShare` of their usual width) and `more` metres. */
export function buildableArea({ map, face }: BuildingSite, streetShare: number, more: number): BuildableArea {
  const clearances = face.ring.map((nodeId, index) => {
    const { kind } = map.lineOf(nodeId, wrap(face.ring, index + 1));
    return HALF_STREET_METRES[kind] * (isStreet(kind) ? streetShare : 1) + more;
  });
  return new BuildableArea(map.ringPoints(face), clearances);
}

/** The stretches of the block's edge along streets, in their order round the block. */
export function frontsOf({ map, face }: BuildingSite, streetShare: number): Front[] {
  const { ring } = face;
  const breaks = (index: number) => {
    const before = map.lineOf(wrap(ring, index - 1), at(ring, index));
    const after = map.lineOf(at(ring, index), wrap(ring, index + 1));
    if (before !== after) return true;
    const here = map.point(at(ring, index));
    return (
      dot(direction(map.point(wrap(ring, index - 1)), here), direction(here, map.point(wrap(ring, index + 1)))) < 0.75
    );
  };
  const start = Math.max(
    0,
    ring.findIndex((_, index) => breaks(index)),
  );
  const fronts: Front[] = [];
  let points: PlanePoint[] = [];
  for (let step = 0; step < ring.length; step++) {
    const index = (start + step) % ring.length;
    points.push(map.point(at(ring, index)));
    const line = map.lineOf(at(ring, index), wrap(ring, index + 1));
    if (step === ring.length - 1 || breaks((index + 1) % ring.length)) {
      points.push(map.point(wrap(ring, index + 1)));
      if (isStreet(line.kind)) fronts.push({ line, points, halfStreet: HALF_STREET_METRES[line.kind] * streetShare });
      points = [];
    }
  }
  return fronts;
}

/** The direction of the longest front, or of the longest edge where there is none. */
export function mainDirection(site: BuildingSite, ring: readonly PlanePoint[]): PlanePoint {
  const fronts = frontsOf(site, 1).sort((one, other) => lengthOf(other.points) - lengthOf(one.points));
  const longest = fronts[0];
  if (longest) return direction(at(longest.points, 0), at(longest.points, -1));
  return direction(at(ring, 0), at(ring, Math.floor(ring.length / 3)));
}

/** The front nearest to a place, if one is nearer than `mostMetres`. */
export function nearestFront(site: BuildingSite, point: PlanePoint, mostMetres: number): Front | null {
  let best: Front | null = null;
  let gap = mostMetres;
  for (const front of frontsOf(site, 1)) {
    const here = projectOnLine(point, front.points).distance;
    if (here < gap) {
      gap = here;
      best = front;
    }
  }
  return best;
}
