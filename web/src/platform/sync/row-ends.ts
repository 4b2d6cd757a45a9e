/** A table is never fuller than this. */
const FILLED = 0.5;
/** Ends are below 2^48. */
const FREE = -1;

/**
 * A place for each random end of an id (48 bits): two typed reads instead of an object for every row, so that a hundred
 * thousand are entered within a frame.
 */
export class RowEnds {
  readonly #ends: Float64Array;
  readonly #mask: number;

  /** For at most so many ends. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1, most) / FILLED));
    this.#ends = new Float64Array(slots).fill(FREE);
    this.#mask = slots - 1;
  }

  /** How many places there are: the numbers below it. */
  get places(): number {
    return this.#ends.length;
  }

  /** Where this end lies, or would lie. */
  #find(end: number): number {
    let place = (end >>> 0) & this.#mask;
    for (let held = this.#ends[place]; held !== end && held !== FREE; held = this.#ends[place]) {
      place = (place + 1) & this.#mask;
    }
    return place;
  }

  enter(end: number): number {
    const place = this.#find(end);
    this.#ends[place] = end;
    return place;
  }

  /** Null for an end that was never entered. */
  placeOf(end: number): number | null {
    const place = this.#find(end);
    return this.#ends[place] === FREE ? null : place;
  }
}
