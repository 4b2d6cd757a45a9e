import { orient2d } from 'robust-predicates';
import type { Position } from './geojson.ts';

/** One stretch between two neighbouring positions, WGS 84 [lon, lat], with its bounds. */
export interface Edge {
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The edges of a line or of a closed ring; stretches without length are left out. */
export function edgesOf(positions: readonly Position[]): Edge[] {
  const edges: Edge[] = [];
  for (let index = 1; index < positions.length; index += 1) {
    const from = positions[index - 1];
    const to = positions[index];
    if (from === undefined || to === undefined || (from[0] === to[0] && from[1] === to[1])) continue;
    edges.push({
      from,
      to,
      west: Math.min(from[0], to[0]),
      south: Math.min(from[1], to[1]),
      east: Math.max(from[0], to[0]),
      north: Math.max(from[1], to[1]),
    });
  }
  return edges;
}

export const edgesMayMeet = (a: Edge, b: Edge): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

/** Sign of the turn a → b → c, exact for all numbers: > 0, < 0, or 0 when the three lie on one line. */
export const turn = (a: Position, b: Position, c: Position): number => orient2d(a[0], a[1], b[0], b[1], c[0], c[1]);

const withinBounds = (edge: Edge, [x, y]: Position): boolean =>
  x >= edge.west && x <= edge.east && y >= edge.south && y <= edge.north;

/** Whether the position lies exactly on the edge, ends included. */
export const isOnEdge = (edge: Edge, position: Position): boolean =>
  withinBounds(edge, position) && turn(edge.from, edge.to, position) === 0;

/** Whether two edges share at least one point: a crossing, a touch or a common stretch. Exact. */
export function edgesMeet(a: Edge, b: Edge): boolean {
  if (!edgesMayMeet(a, b)) return false;
  const bFrom = Math.sign(turn(a.from, a.to, b.from));
  const bTo = Math.sign(turn(a.from, a.to, b.to));
  const aFrom = Math.sign(turn(b.from, b.to, a.from));
  const aTo = Math.sign(turn(b.from, b.to, a.to));
  if (bFrom * bTo < 0 && aFrom * aTo < 0) return true;
  return isOnEdge(a, b.from) || isOnEdge(a, b.to) || isOnEdge(b, a.from) || isOnEdge(b, a.to);
}
