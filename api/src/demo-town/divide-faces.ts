import { isStreet, isTravelled, type LineKind, type MapFace, type MapLine, type PlanarMap } from './planar-map.ts';
import {
  add,
  at,
  between,
  centroid,
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

/** How one kind of quarter is cut into blocks. */
export interface DivisionStyle {
  /** A face is cut while it is larger than about this. */
  readonly blockSquareMetres: number;
  /** 0 = straight cuts, 1 = cuts that swing out as their ends point. */
  readonly curve: number;
  /** 0 = always the most sensible cut, 1 = often another one. */
  readonly irregularity: number;
  /** Two junctions of one street side are at least this far apart. */
  readonly junctionMetres: number;
  /** Distance between the points of a cut. */
  readonly spacingMetres: number;
  /** What a cut becomes; `areaShare` is the face's area over the style's block. */
  readonly kindOfCut: (random: SeededRandom, areaShare: number) => LineKind;
}

/** A street that would run into gardens, rails or water ends this far before them. */
const DEAD_END_METRES = 30;
/** A cut that runs on straight from a street keeps its name up to this length. */
const LONGEST_STREET_METRES = 750;
const CANDIDATES_TRIED = 14;

interface Place {
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
  const pairs: { from: Place; to: Place; cost: number }[] = [];
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

function crossFrom(origin: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]);
}

/** Places on the ring where a cut may begin, with what speaks against each. */
function placesOn(
  map: PlanarMap,
  face: MapFace,
  ring: PlanePoint[],
  style: DivisionStyle,
  travelled: boolean,
): Place[] {
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
  const places: Place[] = [];
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

/** From place to place, leaving and arriving about at right angles. Both ends included. */
function curveBetween(from: Place, to: Place, style: DivisionStyle, random: SeededRandom): PlanePoint[] {
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
  from: Place,
  to: Place,
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

/** Lines of a face by what runs along them, for callers that choose by neighbourhood. */
export function linesAround(map: PlanarMap, face: MapFace): Set<MapLine> {
  return new Set(face.ring.map((nodeId, index) => map.lineOf(nodeId, wrap(face.ring, index + 1))));
}

/** A point inside the ring, near its middle. */
export function innerPoint(ring: readonly PlanePoint[]): PlanePoint {
  const middle = centroid(ring);
  if (isInside(middle, ring)) return middle;
  for (let index = 0; index < ring.length; index++) {
    const a = at(ring, index);
    const b = wrap(ring, index + 1);
    const inner = add(between(a, b, 0.5), leftOf(direction(a, b)), 3);
    if (isInside(inner, ring)) return inner;
  }
  return middle;
}
