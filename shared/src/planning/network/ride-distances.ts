import FlatQueue from 'flatqueue';
import type { BikeGraph, Hop } from './bike-graph.ts';

/** Streets that are not in the pack: from a node, or a place numbered from the pack's last node on. */
export type ExtraHops = ReadonlyMap<number, readonly Hop[]>;

export interface Ride {
  readonly graph: BikeGraph;
  /** 1 for the edges that may be used; null for all. */
  readonly allowed: Uint8Array | null;
  /** Nothing farther away is looked for. */
  readonly limitMetres: number;
}

/**
 * Metres from the start to each node; what is not reached within the limit is `Infinity` (Dijkstra). Where only some
 * nodes are `wanted`, it ends when those are known: the others are then not to be read.
 */
export function rideDistances(
  { graph, allowed, limitMetres }: Ride,
  nodes: number,
  starts: readonly Hop[],
  wanted: ReadonlySet<number> | null = null,
): Float64Array {
  const distances = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const queue = new FlatQueue<number>();
  const reach = (node: number, metres: number) => {
    if (metres >= (distances[node] ?? 0) || metres > limitMetres) return;
    distances[node] = metres;
    queue.push(node, metres);
  };
  for (const { node, metres } of starts) reach(node, metres);
  let [base, known] = [0, 0];
  const visit = (next: number, step: number) => reach(next, base + step);
  for (let metres = queue.peekValue(); metres !== undefined; metres = queue.peekValue()) {
    const node = queue.pop() ?? 0;
    if (metres > (distances[node] ?? 0)) continue;
    if (wanted?.has(node)) known += 1;
    if (known === wanted?.size) break;
    base = metres;
    graph.eachHop(node, allowed, visit);
  }
  return distances;
}

/**
 * What becomes nearer once there are further hops: the same as a search over all of it, but only what changes is
 * visited. Answers the nodes (and places of the hops) with their new distance.
 */
export function nearerWith(
  { graph, allowed, limitMetres }: Ride,
  distances: Float64Array,
  extra: ExtraHops,
): ReadonlyMap<number, number> {
  const nearer = new Map<number, number>();
  const queue = new FlatQueue<number>();
  const distanceOf = (node: number) => nearer.get(node) ?? distances[node] ?? Number.POSITIVE_INFINITY;
  const reach = (node: number, metres: number) => {
    if (metres >= distanceOf(node) || metres > limitMetres) return;
    nearer.set(node, metres);
    queue.push(node, metres);
  };
  for (const [node, hops] of extra) {
    for (const hop of hops) reach(hop.node, distanceOf(node) + hop.metres);
  }
  for (let metres = queue.peekValue(); metres !== undefined; metres = queue.peekValue()) {
    const node = queue.pop() ?? 0;
    if (metres > distanceOf(node)) continue;
    const base = metres;
    graph.eachHop(node, allowed, (next, step) => reach(next, base + step));
    for (const hop of extra.get(node) ?? []) reach(hop.node, base + hop.metres);
  }
  return nearer;
}
