import type { DivisionStyle } from './division-style.ts';
import { isStreet, isTravelled, type LineKind } from './line-kind.ts';
import type { MapFace, PlanarMap } from './planar-map.ts';
import { add, at, between, direction, distance, dot, leftOf, type PlanePoint, wrap } from './plane.ts';

export interface CutPlace {
  readonly index: number;
  readonly share: number;
  readonly point: PlanePoint;
  /** Unit vector into the face. */
  readonly inward: PlanePoint;
  readonly metres: number;
  readonly cost: number;
  readonly joinsRoad: boolean;
  /** Twice the area between the ring from its start to here and the ring's first point. */
  readonly sweep: number;
}

/** Places on the ring where a cut may begin, with what speaks against each. */
export function placesOn(
  map: PlanarMap,
  face: MapFace,
  ring: PlanePoint[],
  style: DivisionStyle,
  travelled: boolean,
): CutPlace[] {
  const { ring: ids } = face;
  const start = at(ring, 0);
  const junctionAt: number[] = [];
  const lengths: number[] = [];
  let metres = 0;
  for (const [index, point] of ring.entries()) {
    lengths.push(metres);
    if (map.neighbours(at(ids, index)).filter(({ line }) => isTravelled(line.kind)).length > 2) junctionAt.push(metres);
    metres += distance(point, wrap(ring, index + 1));
  }
  const perimeter = metres;
  const step = Math.max(style.spacingMetres * 0.8, perimeter / 90);
  const places: CutPlace[] = [];
  let sweep = 0;
  let lastPlaceAt = Number.NEGATIVE_INFINITY;
  for (const [index, point] of ring.entries()) {
    const next = wrap(ring, index + 1);
    const length = distance(point, next);
    const metresHere = at(lengths, index);
    const before = wrap(ring, index - 1);
    const incoming = direction(before, point);
    const outgoing = direction(point, next);
    const straight = dot(incoming, outgoing) > 0.8;
    const lineHere = map.lineOf(at(ids, index), wrap(ids, index + 1));
    const isJunction = junctionAt.includes(metresHere);
    if (straight && (isJunction || metresHere - lastPlaceAt > step)) {
      const inward = direction([0, 0], add(leftOf(incoming), leftOf(outgoing)));
      const crossingBonus = isJunction ? oppositeBonus(map, at(ids, index), inward, travelled) : 0;
      places.push({
        index,
        share: 0,
        point,
        inward,
        metres: metresHere,
        cost:
          kindCost(lineHere.kind, travelled) +
          (isJunction ? crossingBonus : spacingCost(metresHere, junctionAt, perimeter, style)),
        joinsRoad: isTravelled(lineHere.kind) || isTravelled(map.lineOf(wrap(ids, index - 1), at(ids, index)).kind),
        sweep,
      });
      lastPlaceAt = metresHere;
    }
    const parts = Math.floor(length / Math.max(step, 12));
    for (let part = 1; part < parts; part++) {
      const share = part / parts;
      const inner = between(point, next, share);
      places.push({
        index,
        share,
        point: inner,
        inward: leftOf(outgoing),
        metres: metresHere + share * length,
        cost:
          kindCost(lineHere.kind, travelled) + spacingCost(metresHere + share * length, junctionAt, perimeter, style),
        joinsRoad: isTravelled(lineHere.kind),
        sweep: sweep + crossFrom(start, point, inner),
      });
      lastPlaceAt = metresHere + share * length;
    }
    sweep += crossFrom(start, point, next);
  }
  return places;
}

function kindCost(kind: LineKind, travelled: boolean): number {
  if (!travelled) return kind === 'limit' ? 0 : 0.05;
  if (isStreet(kind)) return kind === 'primary' ? 0.35 : 0;
  if (kind === 'track' || kind === 'path') return 0.25;
  return kind === 'limit' ? 0.7 : 1;
}

/** Junctions just beside another one are clumsy; right on it they make a crossing. */
function spacingCost(metres: number, junctionAt: readonly number[], perimeter: number, style: DivisionStyle): number {
  let nearest = perimeter;
  for (const junction of junctionAt) {
    const gap = Math.abs(junction - metres);
    nearest = Math.min(nearest, gap, perimeter - gap);
  }
  return nearest < style.junctionMetres ? 1.6 * (1 - nearest / style.junctionMetres) + 0.3 : 0;
}

/** A cut that continues a street from the other side is welcome; a second one beside it is not. */
function oppositeBonus(map: PlanarMap, nodeId: number, inward: PlanePoint, travelled: boolean): number {
  const here = map.point(nodeId);
  let bonus = 0.8;
  for (const { nodeId: other, line } of map.neighbours(nodeId)) {
    if (travelled && !isStreet(line.kind)) continue;
    if (dot(direction(here, map.point(other)), inward) < -0.9) bonus = -0.35;
  }
  return bonus;
}

/** Twice the area of the triangle origin, a, b: positive when it is counter-clockwise. */
export function crossFrom(origin: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]);
}
