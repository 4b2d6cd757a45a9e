import type { PlanningData } from '../pack/planning-data.ts';
import { EDGE_FLAGS } from './edge-facts.ts';

/** One step of a ride: to another node, so many metres away. */
export interface Hop {
  readonly node: number;
  readonly metres: number;
}

/** Where one can ride on from a node (`out`), or from where one can ride to it (`into`). */
export type RideDirection = 'out' | 'into';

/** Streets by the node they leave or reach, only in directions in which they may be ridden. */
export class BikeGraph {
  readonly #offset: Uint32Array;
  readonly #node: Uint32Array;
  readonly #edge: Uint32Array;
  readonly #lengthDm: Uint32Array;

  constructor({ nodeLon, edgeFrom, edgeTo, edgeFlags, edgeLengthDm }: PlanningData, direction: RideDirection) {
    const [along, against] =
      direction === 'out'
        ? [EDGE_FLAGS.bikeForward, EDGE_FLAGS.bikeBackward]
        : [EDGE_FLAGS.bikeBackward, EDGE_FLAGS.bikeForward];
    this.#lengthDm = edgeLengthDm;
    this.#offset = new Uint32Array(nodeLon.length + 1);
    const eachHop = (put: (at: number, node: number, edge: number) => void) => {
      for (let edge = 0; edge < edgeFrom.length; edge++) {
        const [from = 0, to = 0, flags = 0] = [edgeFrom[edge], edgeTo[edge], edgeFlags[edge]];
        if (flags & along) put(from, to, edge);
        if (flags & against) put(to, from, edge);
      }
    };
    eachHop((at) => {
      this.#offset[at + 1] = (this.#offset[at + 1] ?? 0) + 1;
    });
    for (let node = 0; node < nodeLon.length; node++) {
      this.#offset[node + 1] = (this.#offset[node + 1] ?? 0) + (this.#offset[node] ?? 0);
    }
    const next = this.#offset.slice();
    this.#node = new Uint32Array(this.#offset[nodeLon.length] ?? 0);
    this.#edge = new Uint32Array(this.#node.length);
    eachHop((at, node, edge) => {
      const row = next[at] ?? 0;
      next[at] = row + 1;
      this.#node[row] = node;
      this.#edge[row] = edge;
    });
  }

  /** @param allowed 1 for the edges that may be used; null for all */
  eachHop(node: number, allowed: Uint8Array | null, visit: (node: number, metres: number) => void): void {
    const end = this.#offset[node + 1] ?? 0;
    for (let row = this.#offset[node] ?? 0; row < end; row++) {
      const edge = this.#edge[row] ?? 0;
      if (allowed && !allowed[edge]) continue;
      visit(this.#node[row] ?? 0, (this.#lengthDm[edge] ?? 0) / 10);
    }
  }
}
