import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import type { ZoneSums } from './zone-sums.ts';

/** Sums that are one number a zone, then those that are one a year. */
const SINGLE = ['blocks', 'residents', 'areaDm2', 'perimeterDm'] as const;
const BY_YEAR = [
  'pupils',
  'pupilsLower',
  'pupilsUpper',
  'pupilsAssumed',
  'switching',
  'switchingLower',
  'switchingUpper',
  'switchingAssumed',
] as const;
/** No zone: of blocks that are still to come, so that a border is taken off once. */
const NOT_COUNTED = 65_535;

/**
 * The sums of every zone while blocks go from one zone to another: each step costs as much as a block has neighbours
 * (rule DP5). Whole numbers, so that nothing drifts; what they come to is what `recount` finds.
 */
export class ZoneTallies {
  readonly #city: DistrictCity;
  readonly #assignment: Assignment;
  readonly #single: Float64Array;
  readonly #byYear: Float64Array;

  constructor(city: DistrictCity, assignment: Assignment) {
    this.#city = city;
    this.#assignment = new Uint16Array(city.blocks).fill(NOT_COUNTED);
    this.#single = new Float64Array((city.schools + 1) * SINGLE.length);
    this.#byYear = new Float64Array((city.schools + 1) * BY_YEAR.length * city.years);
    for (let block = 0; block < city.blocks; block += 1) {
      this.#assignment[block] = assignment[block] ?? 0;
      this.#count(block, assignment[block] ?? 0, 1);
    }
  }

  /** The zones as they are now; belongs to the tallies and changes with them. */
  get assignment(): Readonly<Assignment> {
    return this.#assignment;
  }

  /** Puts a block into a zone; says whether that changed anything. */
  move(block: number, zone: number): boolean {
    const before = this.#assignment[block];
    if (before === undefined || before === zone || zone < 0 || zone > this.#city.schools) return false;
    this.#count(block, before, -1);
    this.#assignment[block] = zone;
    this.#count(block, zone, 1);
    return true;
  }

  /** The sums of one zone now. */
  zone(zone: number): ZoneSums {
    const single = (row: number) => this.#single[zone * SINGLE.length + row] ?? 0;
    const { years } = this.#city;
    const byYear = (row: number) => {
      const first = (zone * BY_YEAR.length + row) * years;
      return [...this.#byYear.subarray(first, first + years)];
    };
    return {
      blocks: single(0),
      residents: single(1),
      areaDm2: single(2),
      perimeterDm: single(3),
      pupils: byYear(0),
      pupilsLower: byYear(1),
      pupilsUpper: byYear(2),
      pupilsAssumed: byYear(3),
      switching: byYear(4),
      switchingLower: byYear(5),
      switchingUpper: byYear(6),
      switchingAssumed: byYear(7),
    };
  }

  zones(): ZoneSums[] {
    return Array.from({ length: this.#city.schools + 1 }, (_, zone) => this.zone(zone));
  }

  /** Adds a block to the sums of its zone, or takes it out; its neighbours' zones are as they stand. */
  #count(block: number, zone: number, sign: 1 | -1): void {
    const { data, pupils, blocks, years, blockAreaDm2, blockPerimeterDm } = this.#city;
    const add = (row: number, value: number) => {
      const at = zone * SINGLE.length + row;
      this.#single[at] = (this.#single[at] ?? 0) + sign * value;
    };
    add(0, 1);
    add(1, data.blockResidents[block] ?? 0);
    add(2, blockAreaDm2[block] ?? 0);
    let inner = 0;
    for (let entry = data.neighbourOffset[block] ?? 0; entry < (data.neighbourOffset[block + 1] ?? 0); entry += 1) {
      if (this.#assignment[data.neighbour[entry] ?? 0] === zone) inner += data.neighbourBorderDm[entry] ?? 0;
    }
    // A common border was part of both outlines and is part of neither now.
    add(3, (blockPerimeterDm[block] ?? 0) - 2 * inner);

    const today = data.blockToday?.[block] ?? 0;
    const switches = zone > 0 && today > 0 && today !== zone;
    for (let year = 0; year < years; year += 1) {
      const entry = year * blocks + block;
      const [value, lower, upper] = [pupils.value[entry] ?? 0, pupils.lower[entry] ?? 0, pupils.upper[entry] ?? 0];
      const put = (row: number, count: number) => {
        const at = (zone * BY_YEAR.length + row) * years + year;
        this.#byYear[at] = (this.#byYear[at] ?? 0) + sign * count;
      };
      put(0, value);
      put(1, lower);
      put(2, upper);
      if (pupils.keptBack[entry]) put(3, value);
      if (!switches) continue;
      put(4, value);
      put(5, lower);
      put(6, upper);
      if (pupils.keptBack[entry]) put(7, value);
    }
  }
}
