import { isTravelled, type LineKind } from './line-kind.ts';
import { at, between, crossingShares, distance, nearestShare, type PlanePoint } from './plane.ts';

/** A line before the map is made: smooth, maybe crossing others. */
export interface DrawnLine {
  readonly kind: LineKind;
  readonly plan: string;
  readonly points: readonly PlanePoint[];
  readonly closed: boolean;
}

/** An end closer than this to another line is joined to it. */
const JOIN_METRES = 70;
/** What hangs over another line by less is cut. */
const OVERHANG_METRES = 10;
/** The points of a line with its crossings in their places. */
export function crossingsAlong(line: DrawnLine, drawn: readonly DrawnLine[]): PlanePoint[] {
  const points = line.closed ? [...line.points, at(line.points, 0)] : line.points;
  const result: PlanePoint[] = [];
  for (let index = 1; index < points.length; index++) {
    const a = at(points, index - 1);
    const b = at(points, index);
    const shares: { share: number; point: PlanePoint }[] = [];
    for (const other of drawn) {
      if (other === line) continue;
      const others = other.closed ? [...other.points, at(other.points, 0)] : other.points;
      for (let next = 1; next < others.length; next++) {
        const c = at(others, next - 1);
        const d = at(others, next);
        if (Math.min(c[0], d[0]) > Math.max(a[0], b[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) continue;
        const shared = crossingShares(a, b, c, d);
        if (shared) shares.push({ share: shared.onFirst, point: between(a, b, shared.onFirst) });
      }
    }
    result.push(a, ...shares.sort((one, other) => one.share - other.share).map(({ point }) => point));
  }
  result.push(at(points, -1));
  return result;
}

/** Moves the ends of an open line onto the nearest other line: cut where it just crossed one, else joined. */
export function joinEnds(line: DrawnLine, drawn: readonly DrawnLine[]): DrawnLine {
  if (line.closed) return line;
  const joinLast = (points: readonly PlanePoint[]): PlanePoint[] => {
    let hanging = 0;
    for (let index = points.length - 1; index > 0 && hanging < OVERHANG_METRES; index--) {
      const a = at(points, index);
      const b = at(points, index - 1);
      let outermost = 2;
      for (const [c, d] of segmentsOf(line, drawn)) {
        outermost = Math.min(outermost, crossingShares(a, b, c, d)?.onFirst ?? 2);
      }
      // Half a metre beyond, so that the lines cross for certain.
      if (outermost <= 1 && hanging + outermost * distance(a, b) < OVERHANG_METRES)
        return [...points.slice(0, index), between(a, b, outermost - 0.5 / Math.max(0.5, distance(a, b)))];
      hanging += distance(a, b);
    }
    const end = at(points, -1);
    let nearest: PlanePoint | null = null;
    let gap = JOIN_METRES;
    for (const [c, d] of segmentsOf(line, drawn)) {
      const place = between(c, d, nearestShare(end, c, d));
      if (distance(end, place) < gap) {
        gap = distance(end, place);
        nearest = between(end, place, 1 + 0.5 / Math.max(0.5, gap));
      }
    }
    return nearest ? [...points, nearest] : [...points];
  };
  return { ...line, points: joinLast(joinLast([...line.points].reverse()).reverse()) };
}

function* segmentsOf(line: DrawnLine, drawn: readonly DrawnLine[]): Generator<[PlanePoint, PlanePoint]> {
  for (const other of drawn) {
    // No street ends in the water.
    const isWater = other.kind === 'river' || other.kind === 'stream';
    if (other === line || (isWater && isTravelled(line.kind))) continue;
    for (let index = 1; index < other.points.length; index++)
      yield [at(other.points, index - 1), at(other.points, index)];
    if (other.closed) yield [at(other.points, -1), at(other.points, 0)];
  }
}
