/** A place in the town's plane: [metres east, metres north] of the market square. */
export type PlanePoint = readonly [east: number, north: number];

/** A closed line without repeating its first point. Counter-clockwise rings have their inside on the left. */
export type PlaneRing = readonly PlanePoint[];

export const add = (a: PlanePoint, b: PlanePoint, factor = 1): PlanePoint => [
  a[0] + b[0] * factor,
  a[1] + b[1] * factor,
];
export const between = (a: PlanePoint, b: PlanePoint, share: number): PlanePoint => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
export function distance(a: PlanePoint, b: PlanePoint): number {
  const east = b[0] - a[0];
  const north = b[1] - a[1];
  // Ten times as fast as Math.hypot, and nothing here is near the ends of the number range.
  return Math.sqrt(east * east + north * north);
}
/** Unit vector from a to b; east when they are the same place. */
export function direction(a: PlanePoint, b: PlanePoint): PlanePoint {
  const length = distance(a, b);
  return length === 0 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}
/** A quarter turn to the left. */
export const leftOf = (vector: PlanePoint): PlanePoint => [-vector[1], vector[0]];
export const dot = (a: PlanePoint, b: PlanePoint): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: PlanePoint, b: PlanePoint): number => a[0] * b[1] - a[1] * b[0];

/** The item, or an error that names a broken invariant: rings and lines are never empty here. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`no item ${index} of ${items.length}`);
  return item;
}

/** Items of a ring, counted round and round. */
export const wrap = <T>(items: readonly T[], index: number): T =>
  at(items, ((index % items.length) + items.length) % items.length);

export function lengthOf(line: readonly PlanePoint[]): number {
  let length = 0;
  for (let index = 1; index < line.length; index++) length += distance(at(line, index - 1), at(line, index));
  return length;
}

/** Place and direction of travel after `metres` along the line; beyond an end, the end. */
export function pointAlong(line: readonly PlanePoint[], metres: number): { point: PlanePoint; tangent: PlanePoint } {
  let left = Math.max(0, metres);
  for (let index = 1; index < line.length; index++) {
    const from = at(line, index - 1);
    const to = at(line, index);
    const length = distance(from, to);
    if (left <= length && length > 0) return { point: between(from, to, left / length), tangent: direction(from, to) };
    left -= length;
  }
  return { point: at(line, -1), tangent: direction(at(line, -2), at(line, -1)) };
}

/** Twice the area's half: positive for counter-clockwise rings, square metres. */
export function signedArea(ring: PlaneRing): number {
  let sum = 0;
  for (let index = 0; index < ring.length; index++) sum += cross(at(ring, index), wrap(ring, index + 1));
  return sum / 2;
}

export function centroid(ring: PlaneRing): PlanePoint {
  const area = signedArea(ring);
  if (Math.abs(area) < 1e-6) return at(ring, 0);
  let east = 0;
  let north = 0;
  for (let index = 0; index < ring.length; index++) {
    const a = at(ring, index);
    const b = wrap(ring, index + 1);
    const weight = cross(a, b);
    east += (a[0] + b[0]) * weight;
    north += (a[1] + b[1]) * weight;
  }
  return [east / (6 * area), north / (6 * area)];
}

export function isInside(point: PlanePoint, ring: PlaneRing): boolean {
  let inside = false;
  for (let index = 0; index < ring.length; index++) {
    const a = at(ring, index);
    const b = wrap(ring, index + 1);
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

/** Share along a → b of the place nearest to `point`, in [0, 1]. */
export function nearestShare(point: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const east = b[0] - a[0];
  const north = b[1] - a[1];
  const squared = east * east + north * north;
  if (squared === 0) return 0;
  const share = ((point[0] - a[0]) * east + (point[1] - a[1]) * north) / squared;
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

/** Without a point in between: this is asked some millions of times. */
export function distanceToSegment(point: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const share = nearestShare(point, a, b);
  const east = a[0] + (b[0] - a[0]) * share - point[0];
  const north = a[1] + (b[1] - a[1]) * share - point[1];
  return Math.sqrt(east * east + north * north);
}

/** Where along the line the nearest place lies: `metres` from its start, `offset` beside it (left is positive). */
export function projectOnLine(point: PlanePoint, line: readonly PlanePoint[]) {
  let best = { metres: 0, distance: Number.POSITIVE_INFINITY, offset: 0, point: at(line, 0) };
  let travelled = 0;
  for (let index = 1; index < line.length; index++) {
    const a = at(line, index - 1);
    const b = at(line, index);
    const gap = distanceToSegment(point, a, b);
    if (gap < best.distance) {
      const share = nearestShare(point, a, b);
      const side = cross(direction(a, b), [point[0] - a[0], point[1] - a[1]]) >= 0 ? 1 : -1;
      best = {
        metres: travelled + share * distance(a, b),
        distance: gap,
        offset: side * gap,
        point: between(a, b, share),
      };
    }
    travelled += distance(a, b);
  }
  return best;
}

/** Shares along both segments where they cross, ends included; null when they do not (or run in parallel). */
export function crossingShares(a: PlanePoint, b: PlanePoint, c: PlanePoint, d: PlanePoint) {
  const first: PlanePoint = [b[0] - a[0], b[1] - a[1]];
  const second: PlanePoint = [d[0] - c[0], d[1] - c[1]];
  const turn = cross(first, second);
  if (Math.abs(turn) < 1e-9) return null;
  const gap: PlanePoint = [c[0] - a[0], c[1] - a[1]];
  const onFirst = cross(gap, second) / turn;
  const onSecond = cross(gap, first) / turn;
  return onFirst >= 0 && onFirst <= 1 && onSecond >= 0 && onSecond <= 1 ? { onFirst, onSecond } : null;
}

/** The line moved sideways, to the left for positive metres; corners are mitred, at most threefold. */
export function offsetLine(line: readonly PlanePoint[], metres: number, closed = false): PlanePoint[] {
  return line.map((point, index) => {
    const before = closed ? wrap(line, index - 1) : (line[index - 1] ?? point);
    const after = closed ? wrap(line, index + 1) : (line[index + 1] ?? point);
    const incoming = before === point ? direction(point, after) : direction(before, point);
    const outgoing = after === point ? incoming : direction(point, after);
    const normal = direction([0, 0], add(leftOf(incoming), leftOf(outgoing)));
    const cosine = Math.max(1 / 3, dot(normal, leftOf(incoming)));
    return add(point, normal, metres / cosine);
  });
}

/** A smooth curve through the given places (Catmull-Rom), a point every `spacingMetres` or so. */
export function smoothCurve(controls: readonly PlanePoint[], spacingMetres: number, closed = false): PlanePoint[] {
  const curve: PlanePoint[] = [];
  const last = closed ? controls.length : controls.length - 1;
  for (let index = 0; index < last; index++) {
    const p1 = wrap(controls, index);
    const p2 = wrap(controls, index + 1);
    const p0 = closed || index > 0 ? wrap(controls, index - 1) : add(p1, [p2[0] - p1[0], p2[1] - p1[1]], -1);
    const p3 =
      closed || index + 2 < controls.length ? wrap(controls, index + 2) : add(p2, [p2[0] - p1[0], p2[1] - p1[1]]);
    const steps = Math.max(1, Math.round(distance(p1, p2) / spacingMetres));
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const blend = (a: number, b: number, c: number, d: number) =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
      curve.push([blend(p0[0], p1[0], p2[0], p3[0]), blend(p0[1], p1[1], p2[1], p3[1])]);
    }
  }
  if (!closed) curve.push(at(controls, -1));
  return curve;
}

/** Convex rings that share more than a touch of `toleranceMetres` (separating axes). */
export function convexRingsOverlap(one: PlaneRing, other: PlaneRing, toleranceMetres: number): boolean {
  for (const ring of [one, other]) {
    for (let index = 0; index < ring.length; index++) {
      const axis = leftOf(direction(at(ring, index), wrap(ring, index + 1)));
      const [lowOne, highOne] = extent(one, axis);
      const [lowOther, highOther] = extent(other, axis);
      if (highOne <= lowOther + toleranceMetres || highOther <= lowOne + toleranceMetres) return false;
    }
  }
  return true;
}

/** Smallest and largest coordinate of the points along an axis. */
export function extent(points: readonly PlanePoint[], axis: PlanePoint): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const coordinate = dot(point, axis);
    if (coordinate < low) low = coordinate;
    if (coordinate > high) high = coordinate;
  }
  return [low, high];
}

/** A rectangle by its centre, the direction of its width, and its measures in metres. Counter-clockwise. */
export function rectangle(centre: PlanePoint, along: PlanePoint, width: number, depth: number): PlanePoint[] {
  const across = leftOf(along);
  const corner = (w: number, d: number) => add(add(centre, along, (w * width) / 2), across, (d * depth) / 2);
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
