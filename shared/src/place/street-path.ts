import CheapRuler from 'cheap-ruler';
import FlatQueue from 'flatqueue';
import type { Position } from '../geometry/geojson.ts';
import type { StreetNetwork } from './street-network.ts';

/** Where a path along a street begins or ends: points of the street, or a place on it between two points. */
export type PathEnd = { points: readonly number[] } | { from: number; to: number; position: Position };

const START = -1;
const GOAL = -2;

interface Link {
  to: number;
  cost: number;
}

/** The nearest place on a street; null for a street without ways. */
export function nearestOnStreet(network: StreetNetwork, street: number, position: Position) {
  const ruler = new CheapRuler(position[1], 'meters');
  let nearest: { from: number; to: number; position: Position; metres: number } | null = null;
  for (const { points } of network.waysOfStreet[street] ?? []) {
    const line = points.map((point): Position => network.points[point] ?? position);
    const { point, index } = ruler.pointOnLine(line, position);
    const metres = ruler.distance(point, position);
    if (nearest !== null && nearest.metres <= metres) continue;
    nearest = { from: points[index] ?? 0, to: points[index + 1] ?? points[index] ?? 0, position: point, metres };
  }
  return nearest;
}

/**
 * The shortest way along one street, in either direction of traffic (rule PL7). Pieces of the street that do not touch
 * are joined by straight lines. Null where it has no length.
 */
export function pathAlongStreet(
  network: StreetNetwork,
  street: number,
  start: PathEnd,
  goal: PathEnd,
): Position[] | null {
  const ways = network.waysOfStreet[street] ?? [];
  const positions = new Map<number, Position>();
  for (const { points } of ways) for (const point of points) positions.set(point, network.points[point] ?? [0, 0]);
  const [anyPosition] = positions.values();
  if (anyPosition === undefined) return null;
  const ruler = new CheapRuler(anyPosition[1], 'meters');
  const links = new Map<number, Link[]>();
  const metres = (a: number, b: number) =>
    ruler.distance(positions.get(a) ?? anyPosition, positions.get(b) ?? anyPosition);
  const link = (a: number, b: number, cost: number) => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const there = links.get(from);
      if (there) there.push({ to, cost });
      else links.set(from, [{ to, cost }]);
    }
  };
  for (const { points } of ways) {
    for (let i = 1; i < points.length; i++)
      link(points[i - 1] ?? 0, points[i] ?? 0, metres(points[i - 1] ?? 0, points[i] ?? 0));
  }
  for (const [a, b] of bridges([...positions.keys()], links, metres)) link(a, b, metres(a, b));
  for (const [end, at] of [[start, START] as const, [goal, GOAL] as const]) {
    if ('points' in end) {
      for (const point of end.points) if (positions.has(point)) link(at, point, 0);
      continue;
    }
    positions.set(at, end.position);
    for (const neighbour of new Set([end.from, end.to])) link(at, neighbour, metres(at, neighbour));
  }
  if (!('points' in start) && !('points' in goal) && sameStretch(start, goal)) link(START, GOAL, metres(START, GOAL));
  const path = shortestPath(links);
  if (path === null) return null;
  const line = path.map((point) => positions.get(point)).filter((position) => position !== undefined);
  const distinct = line.filter((position, i) => String(position) !== String(line[i - 1]));
  return distinct.length < 2 ? null : distinct;
}

function sameStretch(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);
}

/** Shortest straight lines that make one piece of all points: the nearest two pieces first. */
function bridges(
  points: readonly number[],
  links: ReadonlyMap<number, readonly Link[]>,
  metres: (a: number, b: number) => number,
): [number, number][] {
  const pieces: number[][] = [];
  const seen = new Set<number>();
  for (const point of points) {
    if (seen.has(point)) continue;
    const piece = [point];
    seen.add(point);
    for (const member of piece) {
      for (const { to } of links.get(member) ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        piece.push(to);
      }
    }
    pieces.push(piece);
  }
  let added = pieces.shift() ?? [];
  let rest = pieces.map((members) => ({ members, from: 0, to: 0, metres: Number.POSITIVE_INFINITY }));
  const found: [number, number][] = [];
  while (rest.length > 0) {
    for (const piece of rest) {
      for (const to of piece.members) {
        for (const from of added) {
          const distance = metres(from, to);
          if (distance < piece.metres) Object.assign(piece, { from, to, metres: distance });
        }
      }
    }
    const nearest = rest.reduce((best, piece) => (piece.metres < best.metres ? piece : best));
    found.push([nearest.from, nearest.to]);
    added = nearest.members;
    rest = rest.filter((piece) => piece !== nearest);
  }
  return found;
}

function shortestPath(links: ReadonlyMap<number, readonly Link[]>): number[] | null {
  const cost = new Map([[START, 0]]);
  const before = new Map<number, number>();
  const queue = new FlatQueue<number>();
  queue.push(START, 0);
  for (let point = queue.pop(); point !== undefined && point !== GOAL; point = queue.pop()) {
    for (const { to, cost: step } of links.get(point) ?? []) {
      const total = (cost.get(point) ?? 0) + step;
      if (total >= (cost.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(to, total);
      before.set(to, point);
      queue.push(to, total);
    }
  }
  if (!cost.has(GOAL)) return null;
  const path = [GOAL];
  for (let point = before.get(GOAL); point !== undefined; point = before.get(point)) path.unshift(point);
  return path;
}
