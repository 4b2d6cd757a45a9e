import Flatbush from 'flatbush';
import type { PlanningData } from '../pack/planning-data.ts';
import { EDGE_FLAGS } from './edge-facts.ts';
import { MICRODEGREES, metresPerMicrodegree, stretchMetres } from './metres.ts';

export interface StreetPlace {
  readonly edge: number;
  readonly distanceMetres: number;
  /** From the edge's first node along the edge. */
  readonly alongMetres: number;
}

/** Also where on the map, in microdegrees, and which way the street runs there. */
interface StretchPlace extends StreetPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly direction: number | null;
}

const USABLE = EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward | EDGE_FLAGS.motor;

/** Whether a lane can run here. Ways for walking alone are none: no lane is painted on a pavement. */
export const isLaneStreet = (flags: number): boolean => (flags & USABLE) !== 0;

/** What a street index is made of: plain arrays that another thread can be sent. */
export interface StreetIndexParts {
  readonly shapeLon: Int32Array;
  readonly shapeLat: Int32Array;
  /** Edge and first position of each indexed stretch, how far along its edge it begins, and how long it is, in metres. */
  readonly edge: Uint32Array;
  readonly at: Uint32Array;
  readonly before: Float64Array;
  readonly metres: Float64Array;
  /** A flatbush over the stretches; null where there are none. */
  readonly boxes: ArrayBuffer | null;
}

function indexStreets(data: PlanningData): StreetIndexParts {
  const { shapeLon, shapeLat } = data;
  const most = shapeLon.length;
  const edges = new Uint32Array(most);
  const positions = new Uint32Array(most);
  const before = new Float64Array(most);
  const metres = new Float64Array(most);
  let count = 0;
  for (let edge = 0; edge < data.edgeFrom.length; edge++) {
    if (!isLaneStreet(data.edgeFlags[edge] ?? 0)) continue;
    let along = 0;
    for (let at = data.shapeOffset[edge] ?? 0; at + 1 < (data.shapeOffset[edge + 1] ?? 0); at++) {
      edges[count] = edge;
      positions[count] = at;
      before[count] = along;
      const own = stretchMetres(shapeLon[at] ?? 0, shapeLat[at] ?? 0, shapeLon[at + 1] ?? 0, shapeLat[at + 1] ?? 0);
      metres[count] = own;
      along += own;
      count += 1;
    }
  }
  const boxes = count === 0 ? null : new Flatbush(count, 16, Int32Array);
  for (const at of positions.subarray(0, count)) {
    const [ax = 0, ay = 0] = [shapeLon[at], shapeLat[at]];
    const [bx = 0, by = 0] = [shapeLon[at + 1], shapeLat[at + 1]];
    boxes?.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  boxes?.finish();
  return {
    shapeLon,
    shapeLat,
    edge: edges.slice(0, count),
    at: positions.slice(0, count),
    before: before.slice(0, count),
    metres: metres.slice(0, count),
    boxes: boxes && (boxes.data as ArrayBuffer),
  };
}

type MetresPerMicrodegree = ReturnType<typeof metresPerMicrodegree>;

/** Finds the streets and ways beside a place. */
export class StreetIndex {
  readonly parts: StreetIndexParts;
  readonly #index: Flatbush | null;

  constructor(parts: StreetIndexParts) {
    this.parts = parts;
    this.#index = parts.boxes && Flatbush.from(parts.boxes);
  }

  static of(data: PlanningData): StreetIndex {
    return new StreetIndex(indexStreets(data));
  }

  /** The indexed stretches whose boxes lie within `metres` of a place in microdegrees. */
  #rowsNear(longitude: number, latitude: number, metres: number, unit: MetresPerMicrodegree): number[] {
    const [aside, above] = [metres / unit.east + 1, metres / unit.north + 1];
    return this.#index?.search(longitude - aside, latitude - above, longitude + aside, latitude + above) ?? [];
  }

  /** A place seen from a stretch: the nearest point on it. `direction` in radians, from east against the clock. */
  #onStretch(row: number, longitude: number, latitude: number, unit: MetresPerMicrodegree): StretchPlace {
    const { shapeLon, shapeLat, edge, at: first, before, metres } = this.parts;
    const at = first[row] ?? 0;
    const ax = ((shapeLon[at] ?? 0) - longitude) * unit.east;
    const ay = ((shapeLat[at] ?? 0) - latitude) * unit.north;
    const dx = ((shapeLon[at + 1] ?? 0) - (shapeLon[at] ?? 0)) * unit.east;
    const dy = ((shapeLat[at + 1] ?? 0) - (shapeLat[at] ?? 0)) * unit.north;
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
    return {
      edge: edge[row] ?? 0,
      distanceMetres: Math.hypot(ax + share * dx, ay + share * dy),
      alongMetres: (before[row] ?? 0) + share * (metres[row] ?? 0),
      longitude: longitude + (ax + share * dx) / unit.east,
      latitude: latitude + (ay + share * dy) / unit.north,
      direction: square > 0 ? Math.atan2(dy, dx) : null,
    };
  }

  /** The nearest place on each street within `metres` of a place in microdegrees, the nearest street first. */
  near(longitude: number, latitude: number, metres: number): StretchPlace[] {
    const unit = metresPerMicrodegree(latitude / MICRODEGREES);
    const best = new Map<number, StretchPlace>();
    for (const row of this.#rowsNear(longitude, latitude, metres, unit)) {
      const place = this.#onStretch(row, longitude, latitude, unit);
      const known = best.get(place.edge);
      if (place.distanceMetres > metres || (known && known.distanceMetres <= place.distanceMetres)) continue;
      best.set(place.edge, place);
    }
    return [...best.values()].sort((a, b) => a.distanceMetres - b.distanceMetres || a.edge - b.edge);
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
    const unit = metresPerMicrodegree(latitude / MICRODEGREES);
    let best: StretchPlace | null = null;
    let bestRow = 0;
    for (const row of this.#rowsNear(longitude, latitude, metres, unit)) {
      if (!filter(this.parts.edge[row] ?? 0)) continue;
      const place = this.#onStretch(row, longitude, latitude, unit);
      if (direction !== null && place.direction !== null && turnBetween(place.direction, direction) > turn) continue;
      const { distanceMetres } = place;
      if (distanceMetres > metres) continue;
      if (best && (distanceMetres > best.distanceMetres || (distanceMetres === best.distanceMetres && row > bestRow))) {
        continue;
      }
      bestRow = row;
      best = place;
    }
    return best;
  }
}

/** Angle between two lines, whichever way each is read; 0 to π/2. */
export function turnBetween(a: number, b: number): number {
  const apart = Math.abs(a - b) % Math.PI;
  return Math.min(apart, Math.PI - apart);
}
