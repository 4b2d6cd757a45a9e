import { EDGE_FLAGS, POINT_KINDS, ROAD_CLASSES } from '@werkstadt/shared/planning/network/edge-facts';
import { squaredDistanceToStretch } from '@werkstadt/shared/planning/network/metres';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { RuleBook } from '@werkstadt/shared/planning/rules/rule-book';
import { streetFacts } from '@werkstadt/shared/planning/rules/stress';
import Flatbush from 'flatbush';
import FlatQueue from 'flatqueue';
import type { GridPoint } from './arrange-lines.ts';
import type { GridUnit } from './join-slivers.ts';

/** A road to be careful at. */
const FAST_KILOMETRES_PER_HOUR = 50;
/** Where the data tells no speed, only roads up to this class are taken to be fast: most side streets are calm. */
const LAST_FAST_CLASS = ROAD_CLASSES.indexOf('tertiary');
const SIGNALS_METRES = 25;
/** Shorter pieces of the network are car parks and the like that the data does not tie in. */
const LEAST_NETWORK_METRES = 1000;
/** Boxes of stretches that are looked at for the nearest one. */
const NEAREST_BOXES = 24;

/** A place beside the network: the edge, metres to both of its ends, and metres to the edge itself. */
export interface FootPlace {
  readonly edge: number;
  readonly fromMetres: number;
  readonly toMetres: number;
  readonly awayMetres: number;
}

export interface FootWay {
  readonly metres: number;
  readonly crossings: number;
}

/** Shortest ways on foot from one place to everywhere. */
export interface FootTree {
  readonly start: FootPlace;
  readonly metres: Float64Array;
  readonly crossings: Uint16Array;
  /** Edge over which a node is reached; -1 for the ends of the first one, and where no way leads. */
  readonly over: Int32Array;
}

/** The ways of the planning layers on which one may walk. */
export class FootGraph {
  readonly #data: PlanningData;
  readonly #unit: GridUnit;
  readonly #edgesAt: readonly number[][];
  readonly #fast: Uint8Array;
  readonly #signals: Uint8Array;
  readonly #stretches: { readonly edge: number; readonly at: number; readonly metresBefore: number }[] = [];
  readonly #index: Flatbush | null;

  constructor(data: PlanningData, unit: GridUnit) {
    this.#data = data;
    this.#unit = unit;
    const edgesAt: number[][] = Array.from(data.nodeLon, () => []);
    const rules = new RuleBook(data.meta.rules);
    this.#fast = Uint8Array.from(data.edgeFrom, (_, edge) => {
      const facts = streetFacts(data, rules, edge);
      const known = !facts.speedAssumed || (data.edgeClass[edge] ?? 0) <= LAST_FAST_CLASS;
      return facts.motor && known && facts.speedKilometresPerHour >= FAST_KILOMETRES_PER_HOUR ? 1 : 0;
    });
    for (let edge = 0; edge < data.edgeFrom.length; edge++) {
      edgesAt[data.edgeFrom[edge] ?? 0]?.push(edge);
      edgesAt[data.edgeTo[edge] ?? 0]?.push(edge);
    }
    this.#edgesAt = edgesAt;
    this.#signals = this.#nodesWithSignals();
    const usable = this.#largeNetworks();
    for (let edge = 0; edge < data.edgeFrom.length; edge++) {
      if (!this.#isWalked(edge) || !usable[data.edgeFrom[edge] ?? 0]) continue;
      let metresBefore = 0;
      for (let at = data.shapeOffset[edge] ?? 0; at + 1 < (data.shapeOffset[edge + 1] ?? 0); at++) {
        this.#stretches.push({ edge, at, metresBefore });
        metresBefore += this.#stretchMetres(at);
      }
    }
    this.#index = this.#stretches.length > 0 ? new Flatbush(this.#stretches.length) : null;
    for (const { at } of this.#stretches) {
      const [ax, ay, bx, by] = [...this.#plane(at), ...this.#plane(at + 1)] as const;
      this.#index?.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.#index?.finish();
  }

  /** Stretches on which one may walk, and the pairs of stretches over each corner of an edge. */
  *stretches(): Generator<{ from: GridPoint; to: GridPoint; over: GridPoint | null }> {
    const { shapeLon, shapeLat, shapeOffset } = this.#data;
    const point = (at: number): GridPoint => [shapeLon[at] ?? 0, shapeLat[at] ?? 0];
    for (const { edge, at } of this.#stretches) {
      yield { from: point(at), to: point(at + 1), over: null };
      if (at + 2 < (shapeOffset[edge + 1] ?? 0)) yield { from: point(at), to: point(at + 2), over: point(at + 1) };
    }
  }

  /** Bridges on which one may walk, from end to end. */
  *bridges(): Generator<GridPoint[]> {
    const { edgeFlags, shapeOffset, shapeLon, shapeLat } = this.#data;
    for (let edge = 0; edge < edgeFlags.length; edge++) {
      if (!this.#isWalked(edge) || !((edgeFlags[edge] ?? 0) & EDGE_FLAGS.bridge)) continue;
      const [first = 0, end = 0] = [shapeOffset[edge], shapeOffset[edge + 1]];
      yield Array.from({ length: end - first }, (_, step) => [
        shapeLon[first + step] ?? 0,
        shapeLat[first + step] ?? 0,
      ]);
    }
  }

  /** Where one comes onto the network from a point; null where there is none. */
  place([x, y]: GridPoint): FootPlace | null {
    const [px, py] = [x * this.#unit.east, y * this.#unit.north];
    let best: { readonly row: number; readonly squared: number } | null = null;
    for (const row of this.#index?.neighbors(px, py, NEAREST_BOXES) ?? []) {
      const at = this.#stretches[row]?.at ?? 0;
      const squared = squaredDistanceToStretch(px, py, ...this.#plane(at), ...this.#plane(at + 1));
      if (best === null || squared < best.squared || (squared === best.squared && row < best.row))
        best = { row, squared };
    }
    const stretch = best && this.#stretches[best.row];
    if (!best || !stretch) return null;
    const { edge, at, metresBefore } = stretch;
    const [[ax, ay], [bx, by]] = [this.#plane(at), this.#plane(at + 1)];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = square === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square;
    const fromMetres = metresBefore + Math.max(0, Math.min(1, share)) * Math.sqrt(square);
    const whole = (this.#data.edgeLengthDm[edge] ?? 0) / 10;
    return {
      edge,
      fromMetres: Math.min(fromMetres, whole),
      toMetres: Math.max(0, whole - fromMetres),
      awayMetres: Math.sqrt(best.squared),
    };
  }

  /** Dijkstra over the whole network. */
  treeFrom(start: FootPlace): FootTree {
    const { edgeFrom, edgeTo, edgeLengthDm, nodeLon } = this.#data;
    const metres = new Float64Array(nodeLon.length).fill(Number.POSITIVE_INFINITY);
    const crossings = new Uint16Array(nodeLon.length);
    const over = new Int32Array(nodeLon.length).fill(-1);
    const queue = new FlatQueue<number>();
    const reach = (node: number, far: number) => {
      if (far >= (metres[node] ?? 0)) return false;
      metres[node] = far;
      queue.push(node, far);
      return true;
    };
    reach(edgeFrom[start.edge] ?? 0, start.fromMetres);
    reach(edgeTo[start.edge] ?? 0, start.toMetres);
    const done = new Uint8Array(nodeLon.length);
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (done[node]) continue;
      done[node] = 1;
      const came = over[node] === -1 ? start.edge : (over[node] ?? 0);
      for (const edge of this.#edgesAt[node] ?? []) {
        if (!this.#isWalked(edge)) continue;
        const other = edgeFrom[edge] === node ? (edgeTo[edge] ?? 0) : (edgeFrom[edge] ?? 0);
        if (!reach(other, (metres[node] ?? 0) + (edgeLengthDm[edge] ?? 0) / 10)) continue;
        over[other] = edge;
        crossings[other] = (crossings[node] ?? 0) + (this.crossesFastRoad(node, came, edge) ? 1 : 0);
      }
    }
    return { start, metres, crossings, over };
  }

  /** The way from a place to the start of a tree; null where none leads there. */
  way({ start, metres, crossings, over }: FootTree, place: FootPlace): FootWay | null {
    const away = start.awayMetres + place.awayMetres;
    let best: FootWay | null =
      place.edge === start.edge ? { metres: away + Math.abs(place.fromMetres - start.fromMetres), crossings: 0 } : null;
    for (const [node, along] of [
      [this.#data.edgeFrom[place.edge] ?? 0, place.fromMetres],
      [this.#data.edgeTo[place.edge] ?? 0, place.toMetres],
    ] as const) {
      const far = away + along + (metres[node] ?? Number.POSITIVE_INFINITY);
      if (far >= (best?.metres ?? Number.POSITIVE_INFINITY)) continue;
      const came = over[node] === -1 ? start.edge : (over[node] ?? 0);
      const last = this.crossesFastRoad(node, came, place.edge) ? 1 : 0;
      best = { metres: far, crossings: (crossings[node] ?? 0) + last };
    }
    return best;
  }

  /** Whether one crosses a fast road without signals when one goes from one edge to another at a node. */
  crossesFastRoad(node: number, one: number, other: number): boolean {
    if (this.#signals[node] || one === other) return false;
    const roads = (this.#edgesAt[node] ?? []).filter((edge) => edge !== one && edge !== other && this.#fast[edge]);
    if (roads.length < 2) return false;
    const from = this.#angle(node, one);
    const side = (angle: number) => (((angle - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    const to = side(this.#angle(node, other));
    const sides = roads.map((edge) => side(this.#angle(node, edge)));
    return sides.some((angle) => angle < to) && sides.some((angle) => angle > to);
  }

  #isWalked(edge: number): boolean {
    return ((this.#data.edgeFlags[edge] ?? 0) & EDGE_FLAGS.foot) !== 0;
  }

  /** Direction in which an edge leaves a node. */
  #angle(node: number, edge: number): number {
    const [first = 0, end = 0] = [this.#data.shapeOffset[edge], this.#data.shapeOffset[edge + 1]];
    const starts = this.#data.edgeFrom[edge] === node;
    const [ax, ay] = this.#plane(starts ? first : end - 1);
    const [bx, by] = this.#plane(starts ? first + 1 : end - 2);
    return Math.atan2(by - ay, bx - ax);
  }

  #plane(at: number): readonly [number, number] {
    return [(this.#data.shapeLon[at] ?? 0) * this.#unit.east, (this.#data.shapeLat[at] ?? 0) * this.#unit.north];
  }

  #stretchMetres(at: number): number {
    const [[ax, ay], [bx, by]] = [this.#plane(at), this.#plane(at + 1)];
    return Math.hypot(bx - ax, by - ay);
  }

  #nodesWithSignals(): Uint8Array {
    const { nodeLon, nodeLat, pointKind, pointLon, pointLat } = this.#data;
    const near = new Uint8Array(nodeLon.length);
    const signals = POINT_KINDS.indexOf('signals');
    if (nodeLon.length === 0) return near;
    const index = new Flatbush(nodeLon.length);
    nodeLon.forEach((lon, node) => {
      const [x, y] = [lon * this.#unit.east, (nodeLat[node] ?? 0) * this.#unit.north];
      index.add(x, y, x, y);
    });
    index.finish();
    pointKind.forEach((kind, point) => {
      if (kind !== signals) return;
      const [x, y] = [(pointLon[point] ?? 0) * this.#unit.east, (pointLat[point] ?? 0) * this.#unit.north];
      for (const node of index.neighbors(x, y, Number.POSITIVE_INFINITY, SIGNALS_METRES)) near[node] = 1;
    });
    return near;
  }

  /** Nodes of the pieces that are long enough; where none is, all. */
  #largeNetworks(): Uint8Array {
    const { edgeFrom, edgeTo, edgeLengthDm, nodeLon } = this.#data;
    const piece = new Int32Array(nodeLon.length).fill(-1);
    const metres: number[] = [];
    for (let first = 0; first < nodeLon.length; first++) {
      if (piece[first] !== -1) continue;
      const open = [first];
      piece[first] = metres.length;
      let sum = 0;
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (const edge of this.#edgesAt[node] ?? []) {
          if (!this.#isWalked(edge)) continue;
          // Every edge is met from both of its ends.
          sum += (edgeLengthDm[edge] ?? 0) / 20;
          const other = edgeFrom[edge] === node ? (edgeTo[edge] ?? 0) : (edgeFrom[edge] ?? 0);
          if (piece[other] !== -1) continue;
          piece[other] = metres.length;
          open.push(other);
        }
      }
      metres.push(sum);
    }
    const least = Math.min(
      LEAST_NETWORK_METRES,
      metres.reduce((most, sum) => Math.max(most, sum), 0),
    );
    return Uint8Array.from(piece, (row) => ((metres[row] ?? 0) >= least ? 1 : 0));
  }
}
