import { type CutPlace, crossFrom, placesOn } from './cut-places.ts';
import type { DivisionStyle } from './division-style.ts';
import { isTravelled, type LineKind } from './line-kind.ts';
import type { MapFace, PlanarMap } from './planar-map.ts';
import {
  add,
  at,
  between,
  direction,
  distance,
  distanceToSegment,
  dot,
  isInside,
  leftOf,
  lengthOf,
  type PlanePoint,
  signedArea,
  wrap,
} from './plane.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A street that would run into gardens, rails or water ends this far before them. */
const DEAD_END_METRES = 30;
/** A cut that runs on straight from a street keeps its name up to this length. */
const LONGEST_STREET_METRES = 750;
const CANDIDATES_TRIED = 14;

/** Asked before each cut: whether the face shall stay whole. */
export type KeepsWhole = (ring: readonly PlanePoint[], areaSquareMetres: number) => boolean;

/** Cuts a face into blocks again and again; returns the blocks, the face itself among them. */
export function divideFace(
  map: PlanarMap,
  face: MapFace,
  style: DivisionStyle,
  random: SeededRandom,
  keepsWhole: KeepsWhole,
): MapFace[] {
  const blocks: MapFace[] = [];
  const open: MapFace[] = [face];
  for (let next = open.pop(); next; next = open.pop()) {
    const ring = map.ringPoints(next);
    const area = signedArea(ring);
    const small = area < style.blockSquareMetres * random.between(1.05, 1.9);
    if (small || keepsWhole(ring, area)) {
      blocks.push(next);
      continue;
    }
    const halves = cutFace(map, next, ring, area, style, random);
    if (halves) open.push(...halves);
    else blocks.push(next);
  }
  return blocks;
}

function cutFace(
  map: PlanarMap,
  face: MapFace,
  ring: PlanePoint[],
  area: number,
  style: DivisionStyle,
  random: SeededRandom,
): [MapFace, MapFace] | null {
  const kind = style.kindOfCut(random, area / style.blockSquareMetres);
  const halves = cutFaceBy(kind, map, face, ring, area, style, random);
  // Where no road leads, only a border can be drawn.
  return halves ?? (isTravelled(kind) ? cutFaceBy('limit', map, face, ring, area, style, random) : null);
}

function cutFaceBy(
  kind: LineKind,
  map: PlanarMap,
  face: MapFace,
  ring: PlanePoint[],
  area: number,
  style: DivisionStyle,
  random: SeededRandom,
): [MapFace, MapFace] | null {
  const places = placesOn(map, face, ring, style, isTravelled(kind));
  const scale = Math.sqrt(area);
  /** The best ones, cheapest first. */
  const pairs: { from: CutPlace; to: CutPlace; cost: number }[] = [];
  for (const [index, from] of places.entries()) {
    for (let other = index + 1; other < places.length; other++) {
      const to = at(places, other);
      if (from.index === to.index || (isTravelled(kind) && !from.joinsRoad && !to.joinsRoad)) continue;
      const chord = distance(from.point, to.point);
      if (chord < style.junctionMetres * 0.7) continue;
      const toward = direction(from.point, to.point);
      const leaves = dot(toward, from.inward);
      const arrives = -dot(toward, to.inward);
      if (leaves < 0.35 || arrives < 0.35) continue;
      const start = at(ring, 0);
      const swept = to.sweep - from.sweep + crossFrom(start, to.point, from.point);
      const share = Math.min(swept, 2 * area - swept) / (2 * area);
      if (share < 0.16) continue;
      const cost =
        (chord / scale) * 1.1 +
        (0.5 - share) * 2.2 +
        (1 - leaves) * 1.6 +
        (1 - arrives) * 1.6 +
        from.cost +
        to.cost +
        random.next() * style.irregularity;
      if (pairs.length === CANDIDATES_TRIED && cost >= at(pairs, -1).cost) continue;
      let rank = pairs.length;
      while (rank > 0 && at(pairs, rank - 1).cost > cost) rank--;
      pairs.splice(rank, 0, { from, to, cost });
      pairs.length = Math.min(pairs.length, CANDIDATES_TRIED);
    }
  }
  for (const { from, to } of pairs) {
    const curve = curveBetween(from, to, style, random);
    if (!staysInside(curve, ring, style.junctionMetres * 0.35)) continue;
    return applyCut(
      map,
      face,
      from.joinsRoad ? from : to,
      from.joinsRoad ? to : from,
      from.joinsRoad ? curve : [...curve].reverse(),
      kind,
    );
  }
  return null;
}

/** From place to place, leaving and arriving about at right angles. Both ends included. */
function curveBetween(from: CutPlace, to: CutPlace, style: DivisionStyle, random: SeededRandom): PlanePoint[] {
  const chord = distance(from.point, to.point);
  const toward = direction(from.point, to.point);
  const blend = (inward: PlanePoint, sign: number) =>
    direction([0, 0], add([inward[0] * style.curve, inward[1] * style.curve], toward, sign * (1 - style.curve)));
  const leaving = blend(from.inward, 1);
  const arriving = blend(to.inward, -1);
  const reach = chord * random.between(0.3, 0.42);
  const control1 = add(from.point, leaving, reach);
  const control2 = add(to.point, arriving, reach);
  const sway = chord * style.curve * random.between(-0.09, 0.09);
  const waves = random.between(1, 2.4);
  const points: PlanePoint[] = [from.point];
  const steps = Math.max(2, Math.round(chord / style.spacingMetres));
  for (let step = 1; step < steps; step++) {
    const t = step / steps;
    const u = 1 - t;
    const bezier = (axis: 0 | 1) =>
      u * u * u * from.point[axis] +
      3 * u * u * t * control1[axis] +
      3 * u * t * t * control2[axis] +
      t * t * t * to.point[axis];
    const aside = sway * Math.sin(Math.PI * t) * Math.sin(Math.PI * waves * t);
    points.push(add([bezier(0), bezier(1)], leftOf(toward), aside));
  }
  points.push(to.point);
  return points;
}

function staysInside(curve: readonly PlanePoint[], ring: PlanePoint[], clearance: number): boolean {
  const length = lengthOf(curve);
  let travelled = 0;
  for (let index = 1; index < curve.length; index++) {
    const from = at(curve, index - 1);
    const to = at(curve, index);
    for (const point of index === curve.length - 1 ? [between(from, to, 0.5)] : [between(from, to, 0.5), to]) {
      const along = travelled + distance(from, point);
      if (!isInside(point, ring)) return false;
      const needed = Math.min(clearance, along * 0.55, (length - along) * 0.55);
      for (let edge = 0; edge < ring.length; edge++) {
        if (distanceToSegment(point, at(ring, edge), wrap(ring, edge + 1)) < needed) return false;
      }
    }
    travelled += distance(from, to);
  }
  return true;
}

function nodeAt(map: PlanarMap, fromNode: number, toNode: number, share: number): number {
  return share === 0 ? fromNode : map.insertNode(fromNode, toNode, share);
}

function applyCut(
  map: PlanarMap,
  face: MapFace,
  from: CutPlace,
  to: CutPlace,
  curve: readonly PlanePoint[],
  kind: LineKind,
): [MapFace, MapFace] {
  // Read all four ring nodes before the first insertion moves them.
  const fromEdge = [at(face.ring, from.index), wrap(face.ring, from.index + 1)] as const;
  const toEdge = [at(face.ring, to.index), wrap(face.ring, to.index + 1)] as const;
  const first = nodeAt(map, ...fromEdge, from.share);
  const last = nodeAt(map, ...toEdge, to.share);
  const cut = [first, ...curve.slice(1, -1).map((point) => map.addNode(point)), last];
  let streetUntil = cut.length - 1;
  if (isTravelled(kind) && !to.joinsRoad) {
    let left = 0;
    while (streetUntil > 1 && left < DEAD_END_METRES) {
      left += distance(map.point(at(cut, streetUntil)), map.point(at(cut, streetUntil - 1)));
      streetUntil--;
    }
  }
  addOrContinue(map, kind, cut.slice(0, streetUntil + 1));
  if (streetUntil < cut.length - 1) map.addLine('limit', cut.slice(streetUntil));
  return map.splitFace(face, cut);
}

/** A new line, unless an existing street runs straight on into it. */
function addOrContinue(map: PlanarMap, kind: LineKind, nodeIds: number[]): void {
  const straightOn = (end: number, inner: number) =>
    map
      .neighbours(end)
      .find(
        ({ nodeId, line }) =>
          line.kind === kind &&
          line.plan === null &&
          (line.nodeIds[0] === end || line.nodeIds.at(-1) === end) &&
          line.nodeIds[0] !== line.nodeIds.at(-1) &&
          dot(direction(map.point(nodeId), map.point(end)), direction(map.point(end), map.point(inner))) > 0.86 &&
          lengthOf(map.linePoints(line)) < LONGEST_STREET_METRES,
      )?.line;
  if (isTravelled(kind)) {
    const first = straightOn(at(nodeIds, 0), at(nodeIds, 1));
    if (first) {
      map.extendLine(first, at(nodeIds, 0), nodeIds.slice(1));
      return;
    }
    const last = straightOn(at(nodeIds, -1), at(nodeIds, -2));
    if (last) {
      map.extendLine(last, at(nodeIds, -1), [...nodeIds].reverse().slice(1));
      return;
    }
  }
  map.addLine(kind, nodeIds);
}
