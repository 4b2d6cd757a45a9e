import { ROAD_CLASSES } from '../network/edge-facts.ts';
import { MICRODEGREES, metresPerMicrodegree, stretchMetres } from '../network/metres.ts';
import { isLaneStreet, type StreetIndex } from '../network/street-index.ts';
import type { PlanningData } from '../pack/planning-data.ts';

/** A route keeps to streets: a metre over a yard or a field track counts as much as this many along a street. */
const SIDE_WAY_FACTOR = 1.3;
const SIDE_WAYS = new Set([ROAD_CLASSES.indexOf('service'), ROAD_CLASSES.indexOf('track')]);

/**
 * The streets on which a lane can run, as a graph in arrays (CSR): from node n lead the links `offset[n]` up to
 * `offset[n + 1]`, each with its edge and the node at its other end. Streets that only cross on a bridge share no node.
 */
export class RouteNetwork {
  readonly data: PlanningData;
  readonly streets: StreetIndex;
  readonly offset: Uint32Array;
  readonly linkEdge: Uint32Array;
  readonly linkNode: Uint32Array;
  /** True length of each edge along its shape, in metres; 0 where no lane can run. */
  readonly edgeMetres: Float64Array;
  /** What a metre of the edge counts, at least 1. */
  readonly edgeFactor: Float64Array;
  /** Which part of the network a node belongs to: between two parts there is no route, and none is looked for. */
  readonly part: Uint32Array;
  readonly #metresEast: number;
  readonly #metresNorth: number;

  constructor(data: PlanningData, streets: StreetIndex) {
    this.data = data;
    this.streets = streets;
    const edges = data.edgeFrom.length;
    this.edgeMetres = new Float64Array(edges);
    this.edgeFactor = new Float64Array(edges).fill(1);
    this.offset = new Uint32Array(data.nodeLon.length + 1);
    for (let edge = 0; edge < edges; edge++) {
      if (!isLaneStreet(data.edgeFlags[edge] ?? 0)) continue;
      for (let at = data.shapeOffset[edge] ?? 0; at + 1 < (data.shapeOffset[edge + 1] ?? 0); at++) {
        const [ax = 0, ay = 0, bx = 0, by = 0] = [
          data.shapeLon[at],
          data.shapeLat[at],
          data.shapeLon[at + 1],
          data.shapeLat[at + 1],
        ];
        this.edgeMetres[edge] = (this.edgeMetres[edge] ?? 0) + stretchMetres(ax, ay, bx, by);
      }
      if (SIDE_WAYS.has(data.edgeClass[edge] ?? 0)) this.edgeFactor[edge] = SIDE_WAY_FACTOR;
      for (const node of [data.edgeFrom[edge] ?? 0, data.edgeTo[edge] ?? 0]) {
        this.offset[node + 1] = (this.offset[node + 1] ?? 0) + 1;
      }
    }
    for (let node = 0; node < data.nodeLon.length; node++) {
      this.offset[node + 1] = (this.offset[node + 1] ?? 0) + (this.offset[node] ?? 0);
    }
    const links = this.offset[data.nodeLon.length] ?? 0;
    this.linkEdge = new Uint32Array(links);
    this.linkNode = new Uint32Array(links);
    const next = this.offset.slice();
    const link = (from: number, edge: number, to: number) => {
      const row = next[from] ?? 0;
      this.linkEdge[row] = edge;
      this.linkNode[row] = to;
      next[from] = row + 1;
    };
    for (let edge = 0; edge < edges; edge++) {
      if (!isLaneStreet(data.edgeFlags[edge] ?? 0)) continue;
      const [from = 0, to = 0] = [data.edgeFrom[edge], data.edgeTo[edge]];
      link(from, edge, to);
      link(to, edge, from);
    }
    this.part = this.#parts();
    const { east, north } = shortestUnit(data.nodeLat);
    this.#metresEast = east;
    this.#metresNorth = north;
  }

  /** Numbers from 1 on, by walking over all that hangs together. */
  #parts(): Uint32Array {
    const part = new Uint32Array(this.data.nodeLon.length);
    const open: number[] = [];
    let count = 0;
    for (let start = 0; start < part.length; start++) {
      if (part[start] !== 0) continue;
      count += 1;
      part[start] = count;
      open.push(start);
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (let link = this.offset[node] ?? 0; link < (this.offset[node + 1] ?? 0); link++) {
          const next = this.linkNode[link] ?? 0;
          if (part[next] !== 0) continue;
          part[next] = count;
          open.push(next);
        }
      }
    }
    return part;
  }

  /**
   * Never more than the true distance between two places in microdegrees, and additive like a distance: a degree counts
   * as little as it does anywhere in the town. The bound of the search.
   */
  leastMetres(aLon: number, aLat: number, bLon: number, bLat: number): number {
    return Math.hypot((aLon - bLon) * this.#metresEast, (aLat - bLat) * this.#metresNorth);
  }
}

function shortestUnit(latitudes: Int32Array): { readonly east: number; readonly north: number } {
  let [least, most] = [90, 0];
  for (const latitude of latitudes) {
    const degrees = Math.min(89, Math.abs(latitude) / MICRODEGREES);
    least = Math.min(least, degrees);
    most = Math.max(most, degrees);
  }
  // A degree to the east is shortest far from the equator, one to the north near it; streets bulge beyond their nodes.
  const east = metresPerMicrodegree(Math.min(89, most + 0.05)).east;
  return { east: east * (1 - 1e-9), north: metresPerMicrodegree(Math.max(0, least - 0.05)).north * (1 - 1e-9) };
}
