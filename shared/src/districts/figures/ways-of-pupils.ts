import { UNREACHABLE } from '../data/district-data.ts';
import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import type { PupilSum } from './pupils-figure.ts';

/** Metres on foot, weighted by pupils: half of them, 95 of a hundred, all of them have no longer way. */
export interface WayLengths {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** The ways to school of the pupils of some blocks in one year. */
export interface WaysOfPupils {
  /** Null where no pupil has a way. */
  readonly lengths: WayLengths | null;
  readonly beyondLimit: PupilSum;
  readonly withoutWay: PupilSum;
  /** Pupils who cross a big road without signals, as far as that is known. */
  readonly crossing: PupilSum;
  /** Share of the pupils with a way of whom that is known. */
  readonly crossingsKnown: number;
}

const UNKNOWN_CROSSINGS = 255;
/** A way and its pupils in one number that sorts by the way. */
const SPAN = 65_536;

/** Of every zone its ways, zone 0 empty, and of all districts together last. */
export function waysOfZones(city: DistrictCity, assignment: Readonly<Assignment>, year: number): WaysOfPupils[] {
  const zones = Array.from({ length: city.schools + 1 }, () => new Ways());
  const limit = city.data.meta.longestWay?.metres ?? Number.POSITIVE_INFINITY;
  for (let block = 0; block < city.blocks; block += 1) {
    const zone = assignment[block] ?? 0;
    if (zone > 0) zones[zone]?.add(city, block, zone, year, limit);
  }
  const all = new Ways();
  for (const ways of zones) all.join(ways);
  return [...zones, all].map((ways) => ways.told());
}

/** The ways of some blocks, added one after the other. */
class Ways {
  readonly #ways: number[] = [];
  readonly #beyond = new Sum();
  readonly #without = new Sum();
  readonly #crossing = new Sum();
  #withWay = 0;
  #known = 0;

  add({ data, pupils, schools, blocks }: DistrictCity, block: number, zone: number, year: number, limit: number): void {
    const entry = year * blocks + block;
    const upper = pupils.upper[entry] ?? 0;
    if (upper === 0) return;
    const value = pupils.value[entry] ?? 0;
    const lower = pupils.lower[entry] ?? 0;
    const assumed = pupils.keptBack[entry] === 1 ? value : 0;
    const way = block * schools + zone - 1;
    const metres = data.walk[way] ?? UNREACHABLE;
    if (metres === UNREACHABLE) {
      this.#without.add(value, lower, upper, assumed);
      return;
    }
    if (metres > limit) this.#beyond.add(value, lower, upper, assumed);
    const crossings = data.walkCrossings[way] ?? UNKNOWN_CROSSINGS;
    if (crossings !== UNKNOWN_CROSSINGS) {
      this.#known += value;
      if (crossings > 0) this.#crossing.add(value, lower, upper, assumed);
    }
    if (value === 0) return;
    this.#ways.push(metres * SPAN + value);
    this.#withWay += value;
  }

  join(other: Ways): void {
    for (const way of other.#ways) this.#ways.push(way);
    for (const [sum, more] of [
      [this.#beyond, other.#beyond],
      [this.#without, other.#without],
      [this.#crossing, other.#crossing],
    ] as const) {
      sum.add(more.value, more.lower, more.upper, more.assumed);
    }
    this.#withWay += other.#withWay;
    this.#known += other.#known;
  }

  told(): WaysOfPupils {
    return {
      lengths: lengthsOf(new Float64Array(this.#ways).sort(), this.#withWay),
      beyondLimit: this.#beyond,
      withoutWay: this.#without,
      crossing: this.#crossing,
      crossingsKnown: this.#withWay === 0 ? 0 : this.#known / this.#withWay,
    };
  }
}

function lengthsOf(ways: Float64Array, pupils: number): WayLengths | null {
  if (pupils === 0) return null;
  let [passed, p50, p95] = [0, -1, -1];
  for (const way of ways) {
    const metres = Math.floor(way / SPAN);
    passed += way - metres * SPAN;
    if (p50 < 0 && passed >= 0.5 * pupils) p50 = metres;
    if (passed < 0.95 * pupils) continue;
    p95 = metres;
    break;
  }
  return { p50, p95, max: Math.floor((ways.at(-1) ?? 0) / SPAN) };
}

class Sum implements PupilSum {
  value = 0;
  lower = 0;
  upper = 0;
  assumed = 0;

  add(value: number, lower: number, upper: number, assumed: number): void {
    this.value += value;
    this.lower += lower;
    this.upper += upper;
    this.assumed += assumed;
  }
}
