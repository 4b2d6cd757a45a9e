import FlatQueue from 'flatqueue';
import type { RouteNetwork } from './route-network.ts';

/** A place on the network where a route may begin or end. */
export interface RoutePlace {
  readonly edge: number;
  /** From the edge's first node, in metres. */
  readonly alongMetres: number;
  /** How far beside the edge the place was meant, in metres. */
  readonly distanceMetres: number;
}

/** A part of one edge in the direction of travel: backwards where `fromMetres` is the larger. */
export interface RoutePiece {
  readonly edge: number;
  readonly fromMetres: number;
  readonly toMetres: number;
}

export const metresOf = (pieces: readonly RoutePiece[]): number =>
  pieces.reduce((sum, { fromMetres, toMetres }) => sum + Math.abs(toMetres - fromMetres), 0);

export interface Route {
  readonly pieces: readonly RoutePiece[];
  /** Metres, side ways counted more, and what the places lie beside their edges. */
  readonly cost: number;
  /** Which of the places it begins and ends at. */
  readonly source: number;
  readonly target: number;
}

interface RouteSearch {
  /** What a metre of an edge counts beyond the network's own factor; at least 1. */
  readonly factor?: (edge: number) => number;
  /** Gives up after so many junctions. */
  readonly mostSettled?: number;
}

/** A place beside a street is meant there, but the street under the finger comes first. */
const BESIDE_FACTOR = 4;
const NONE = -1;
/** A node reached from a source has no edge that leads to it: the source's row stands there, below NONE, counted downwards. */
const sourceMark = (row: number): number => -2 - row;

/**
 * Finds shortest routes: A* over the arrays of the network, bounded by the straight line, its marks kept from one search
 * to the next. One search at a time.
 */
export class RouteFinder {
  readonly network: RouteNetwork;
  readonly #cost: Float64Array;
  readonly #viaEdge: Int32Array;
  readonly #viaNode: Int32Array;
  readonly #seen: Uint32Array;
  readonly #settled: Uint32Array;
  readonly #queue = new FlatQueue<number>();
  #epoch = 0;
  /** Junctions settled by the last search. */
  lastSettled = 0;

  constructor(network: RouteNetwork) {
    this.network = network;
    const nodes = network.data.nodeLon.length;
    this.#cost = new Float64Array(nodes);
    this.#viaEdge = new Int32Array(nodes);
    this.#viaNode = new Int32Array(nodes);
    this.#seen = new Uint32Array(nodes);
    this.#settled = new Uint32Array(nodes);
  }

  /** The cheapest route from any of `sources` to any of `targets`; null where none leads there. */
  find(
    sources: readonly RoutePlace[],
    targets: readonly RoutePlace[],
    { factor = () => 1, mostSettled = Number.POSITIVE_INFINITY }: RouteSearch = {},
  ): Route | null {
    const { network } = this;
    const { data, edgeMetres, edgeFactor, offset, linkEdge, linkNode } = network;
    const perMetre = (edge: number) => (edgeFactor[edge] ?? 1) * factor(edge);
    this.#epoch += 1;
    this.#queue.clear();
    this.lastSettled = 0;
    const bound = this.#boundTo(targets);
    const partOf = ({ edge }: RoutePlace) => network.part[data.edgeFrom[edge] ?? 0] ?? 0;
    const reachable = new Set(targets.map(partOf));
    let best: Route | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    let bestNode = NONE;
    let bestTarget = NONE;

    for (const [from, source] of sources.entries()) {
      // Where nothing leads to, the search would go through the whole town to find out.
      if (!reachable.has(partOf(source))) continue;
      const beside = source.distanceMetres * BESIDE_FACTOR;
      for (const [to, target] of targets.entries()) {
        if (target.edge !== source.edge) continue;
        const metres = Math.abs(target.alongMetres - source.alongMetres);
        const cost = beside + metres * perMetre(source.edge) + target.distanceMetres * BESIDE_FACTOR;
        if (cost >= bestCost) continue;
        bestCost = cost;
        const piece = { edge: source.edge, fromMetres: source.alongMetres, toMetres: target.alongMetres };
        best = { pieces: metres === 0 ? [] : [piece], cost, source: from, target: to };
      }
      const rest = (edgeMetres[source.edge] ?? 0) - source.alongMetres;
      const mark = sourceMark(from);
      const toFirst = beside + source.alongMetres * perMetre(source.edge);
      this.#reach(data.edgeFrom[source.edge] ?? 0, toFirst, mark, NONE, bound);
      this.#reach(data.edgeTo[source.edge] ?? 0, beside + rest * perMetre(source.edge), mark, NONE, bound);
    }

    const ends = targets.flatMap((target, to) => {
      const rest = (edgeMetres[target.edge] ?? 0) - target.alongMetres;
      const beside = target.distanceMetres * BESIDE_FACTOR;
      return [
        { node: data.edgeFrom[target.edge] ?? 0, to, cost: beside + target.alongMetres * perMetre(target.edge) },
        { node: data.edgeTo[target.edge] ?? 0, to, cost: beside + rest * perMetre(target.edge) },
      ];
    });

    while (this.#queue.length > 0 && (this.#queue.peekValue() ?? bestCost) < bestCost) {
      const node = this.#queue.pop() ?? 0;
      if (this.#settled[node] === this.#epoch) continue;
      this.#settled[node] = this.#epoch;
      this.lastSettled += 1;
      if (this.lastSettled > mostSettled) return null;
      const cost = this.#cost[node] ?? 0;
      for (const end of ends) {
        if (end.node !== node || cost + end.cost >= bestCost) continue;
        bestCost = cost + end.cost;
        bestNode = node;
        bestTarget = end.to;
      }
      for (let link = offset[node] ?? 0; link < (offset[node + 1] ?? 0); link++) {
        const edge = linkEdge[link] ?? 0;
        this.#reach(linkNode[link] ?? 0, cost + (edgeMetres[edge] ?? 0) * perMetre(edge), edge, node, bound);
      }
    }
    const target = targets[bestTarget];
    return target ? this.#walkBack(sources, target, bestTarget, bestNode, bestCost) : best;
  }

  #reach(node: number, cost: number, viaEdge: number, viaNode: number, bound: (node: number) => number): void {
    if (this.#settled[node] === this.#epoch) return;
    if (this.#seen[node] === this.#epoch && (this.#cost[node] ?? 0) <= cost) return;
    this.#seen[node] = this.#epoch;
    this.#cost[node] = cost;
    this.#viaEdge[node] = viaEdge;
    this.#viaNode[node] = viaNode;
    this.#queue.push(node, cost + bound(node));
  }

  /** Never more than what is left from a node to the nearest of the places: the straight line to their middle, less their spread. */
  #boundTo(targets: readonly RoutePlace[]): (node: number) => number {
    const { network } = this;
    const { nodeLon, nodeLat, edgeFrom } = network.data;
    const [first] = targets;
    if (!first) return () => 0;
    const middle = edgeFrom[first.edge] ?? 0;
    const [lon, lat] = [nodeLon[middle] ?? 0, nodeLat[middle] ?? 0];
    let spread = 0;
    for (const { edge } of targets) {
      const from = edgeFrom[edge] ?? 0;
      const away = network.leastMetres(nodeLon[from] ?? 0, nodeLat[from] ?? 0, lon, lat);
      spread = Math.max(spread, away + (network.edgeMetres[edge] ?? 0));
    }
    return (node) => Math.max(0, network.leastMetres(nodeLon[node] ?? 0, nodeLat[node] ?? 0, lon, lat) - spread);
  }

  #walkBack(
    sources: readonly RoutePlace[],
    target: RoutePlace,
    targetRow: number,
    last: number,
    cost: number,
  ): Route | null {
    const { data, edgeMetres } = this.network;
    const atNode = (edge: number, node: number) => (data.edgeFrom[edge] === node ? 0 : (edgeMetres[edge] ?? 0));
    const pieces: RoutePiece[] = [
      { edge: target.edge, fromMetres: this.#nearerEnd(target, last), toMetres: target.alongMetres },
    ];
    let node = last;
    while ((this.#viaNode[node] ?? NONE) !== NONE) {
      const edge = this.#viaEdge[node] ?? 0;
      const before = this.#viaNode[node] ?? 0;
      const length = edgeMetres[edge] ?? 0;
      const start = atNode(edge, before);
      pieces.unshift({ edge, fromMetres: start, toMetres: length - start });
      node = before;
    }
    const row = sourceMark(this.#viaEdge[node] ?? NONE);
    const source = sources[row];
    if (!source) return null;
    pieces.unshift({ edge: source.edge, fromMetres: source.alongMetres, toMetres: this.#nearerEnd(source, node) });
    return {
      pieces: pieces.filter(({ fromMetres, toMetres }) => fromMetres !== toMetres),
      cost,
      source: row,
      target: targetRow,
    };
  }

  /** Where along the place's edge a node lies; of a loop's two ends the nearer one. */
  #nearerEnd({ edge, alongMetres }: RoutePlace, node: number): number {
    const { data, edgeMetres } = this.network;
    const length = edgeMetres[edge] ?? 0;
    const isLoop = data.edgeFrom[edge] === data.edgeTo[edge];
    if (isLoop) return alongMetres <= length / 2 ? 0 : length;
    return data.edgeFrom[edge] === node ? 0 : length;
  }
}
