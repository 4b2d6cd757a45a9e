import Flatbush from 'flatbush';
import type { PlanningData } from '../pack/planning-data.ts';
import { MICRODEGREES, metresPerMicrodegree, squaredDistanceToStretch } from './metres.ts';

type Targets = Pick<PlanningData, 'cellLon' | 'cellLat' | 'pointLon' | 'pointLat' | 'destinationCount'>;

/** Finds the cells and destinations within a distance of a line; numbered as in `reachTarget`. */
export class ReachIndex {
  readonly #longitudes: Int32Array;
  readonly #latitudes: Int32Array;
  readonly #east: Float64Array;
  readonly #north: Float64Array;
  readonly #index: Flatbush | null;

  constructor({ cellLon, cellLat, pointLon, pointLat, destinationCount }: Targets) {
    const count = cellLon.length + destinationCount;
    this.#longitudes = new Int32Array(count);
    this.#longitudes.set(cellLon);
    this.#longitudes.set(pointLon.subarray(0, destinationCount), cellLon.length);
    this.#latitudes = new Int32Array(count);
    this.#latitudes.set(cellLat);
    this.#latitudes.set(pointLat.subarray(0, destinationCount), cellLon.length);
    this.#east = new Float64Array(count);
    this.#north = new Float64Array(count);
    this.#index = count === 0 ? null : new Flatbush(count, 16, Int32Array);
    for (let target = 0; target < count; target++) {
      const [longitude = 0, latitude = 0] = [this.#longitudes[target], this.#latitudes[target]];
      const { east, north } = metresPerMicrodegree(latitude / MICRODEGREES);
      this.#east[target] = east;
      this.#north[target] = north;
      this.#index?.add(longitude, latitude);
    }
    this.#index?.finish();
  }

  /**
   * What lies within `metres` of the line through the positions `first` up to `end` (microdegrees), ascending. Straight
   * distances, each in the plane of its target.
   */
  near(
    longitudes: ArrayLike<number>,
    latitudes: ArrayLike<number>,
    first: number,
    end: number,
    metres: number,
  ): number[] {
    if (this.#index === null || end <= first) return [];
    let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = first; at < end; at++) {
      const [longitude = 0, latitude = 0] = [longitudes[at], latitudes[at]];
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
    const furthest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) / MICRODEGREES + 0.1);
    // A degree to the east is shortest furthest from the equator: the box is never too small.
    const unit = metresPerMicrodegree(furthest);
    const aside = (metres / unit.east) * 1.01 + 1;
    const above = (metres / metresPerMicrodegree(0).north) * 1.01 + 1;
    const limit = metres * metres;
    return this.#index
      .search(west - aside, south - above, east + aside, north + above)
      .filter((target) => this.#squaredDistance(target, longitudes, latitudes, first, end, limit) <= limit)
      .sort((a, b) => a - b);
  }

  #squaredDistance(
    target: number,
    longitudes: ArrayLike<number>,
    latitudes: ArrayLike<number>,
    first: number,
    end: number,
    enough: number,
  ): number {
    const [x = 0, y = 0] = [this.#longitudes[target], this.#latitudes[target]];
    const [east = 0, north = 0] = [this.#east[target], this.#north[target]];
    let ax = ((longitudes[first] ?? 0) - x) * east;
    let ay = ((latitudes[first] ?? 0) - y) * north;
    let best = ax * ax + ay * ay;
    for (let at = first + 1; at < end && best > enough; at++) {
      const bx = ((longitudes[at] ?? 0) - x) * east;
      const by = ((latitudes[at] ?? 0) - y) * north;
      best = Math.min(best, squaredDistanceToStretch(0, 0, ax, ay, bx, by));
      [ax, ay] = [bx, by];
    }
    return best;
  }
}
