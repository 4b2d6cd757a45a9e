import Flatbush from 'flatbush';
import type { PlanningData } from '../pack/planning-data.ts';
import { EDGE_FLAGS } from './edge-facts.ts';
import { MICRODEGREES, metresPerMicrodegree } from './metres.ts';

export interface StreetPlace {
  readonly edge: number;
  readonly distanceMetres: number;
  /** From the edge's first node along the edge. */
  readonly alongMetres: number;
}

const USABLE = EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward | EDGE_FLAGS.motor;

/** Finds the streets and ways beside a place. Ways for walking alone are none: no lane is painted on a pavement. */
export class StreetIndex {
  readonly #data: PlanningData;
  readonly #index: Flatbush | null;
  /** Edge and first position of each indexed stretch, and how far along its edge it begins, in metres. */
  readonly #edge: Uint32Array;
  readonly #at: Uint32Array;
  readonly #before: Float64Array;

  constructor(data: PlanningData) {
    this.#data = data;
    const most = data.shapeLon.length;
    const edges = new Uint32Array(most);
    const positions = new Uint32Array(most);
    const before = new Float64Array(most);
    let count = 0;
    for (let edge = 0; edge < data.edgeFrom.length; edge++) {
      if (((data.edgeFlags[edge] ?? 0) & USABLE) === 0) continue;
      let along = 0;
      for (let at = data.shapeOffset[edge] ?? 0; at + 1 < (data.shapeOffset[edge + 1] ?? 0); at++) {
        edges[count] = edge;
        positions[count] = at;
        before[count] = along;
        along += this.#stretchMetres(at);
        count += 1;
      }
    }
    this.#edge = edges.slice(0, count);
    this.#at = positions.slice(0, count);
    this.#before = before.slice(0, count);
    this.#index = count === 0 ? null : new Flatbush(count, 16, Int32Array);
    for (const at of this.#at) {
      const [ax = 0, ay = 0] = [data.shapeLon[at], data.shapeLat[at]];
      const [bx = 0, by = 0] = [data.shapeLon[at + 1], data.shapeLat[at + 1]];
      this.#index?.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.#index?.finish();
  }

  #stretchMetres(at: number): number {
    const { shapeLon, shapeLat } = this.#data;
    const latitude = ((shapeLat[at] ?? 0) + (shapeLat[at + 1] ?? 0)) / 2;
    const unit = metresPerMicrodegree(latitude / MICRODEGREES);
    const east = ((shapeLon[at + 1] ?? 0) - (shapeLon[at] ?? 0)) * unit.east;
    return Math.hypot(east, ((shapeLat[at + 1] ?? 0) - (shapeLat[at] ?? 0)) * unit.north);
  }

  /**
   * The nearest street within `metres` of a place in microdegrees. With a direction (radians, from east against the
   * clock), only streets that run within `turn` radians of it, either way. Of equally near ones the first.
   */
  nearest(
    longitude: number,
    latitude: number,
    metres: number,
    direction: number | null = null,
    turn = Math.PI,
    filter: (edge: number) => boolean = () => true,
  ): StreetPlace | null {
    if (this.#index === null) return null;
    const { shapeLon, shapeLat } = this.#data;
    const unit = metresPerMicrodegree(latitude / MICRODEGREES);
    const [aside, above] = [metres / unit.east + 1, metres / unit.north + 1];
    let best: StreetPlace | null = null;
    let bestRow = 0;
    for (const row of this.#index.search(longitude - aside, latitude - above, longitude + aside, latitude + above)) {
      const edge = this.#edge[row] ?? 0;
      if (!filter(edge)) continue;
      const at = this.#at[row] ?? 0;
      const ax = ((shapeLon[at] ?? 0) - longitude) * unit.east;
      const ay = ((shapeLat[at] ?? 0) - latitude) * unit.north;
      const dx = ((shapeLon[at + 1] ?? 0) - (shapeLon[at] ?? 0)) * unit.east;
      const dy = ((shapeLat[at + 1] ?? 0) - (shapeLat[at] ?? 0)) * unit.north;
      const square = dx * dx + dy * dy;
      if (direction !== null && square > 0 && turnBetween(Math.atan2(dy, dx), direction) > turn) continue;
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
      const distanceMetres = Math.hypot(ax + share * dx, ay + share * dy);
      if (distanceMetres > metres) continue;
      if (best && (distanceMetres > best.distanceMetres || (distanceMetres === best.distanceMetres && row > bestRow))) {
        continue;
      }
      bestRow = row;
      best = { edge, distanceMetres, alongMetres: (this.#before[row] ?? 0) + share * Math.sqrt(square) };
    }
    return best;
  }
}

/** Angle between two lines, whichever way each is read; 0 to π/2. */
function turnBetween(a: number, b: number): number {
  const apart = Math.abs(a - b) % Math.PI;
  return Math.min(apart, Math.PI - apart);
}
