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
  const byZone = Array.from({ length: city.schools + 1 }, (): number[] => []);
  for (let block = 0; block < city.blocks; block += 1) {
    const zone = assignment[block] ?? 0;
    if (zone > 0 && (city.pupils.upper[year * city.blocks + block] ?? 0) > 0) byZone[zone]?.push(block);
  }
  return [...byZone, byZone.flat()].map((rows) => waysOf(city, assignment, year, rows));
}

function waysOf(
  city: DistrictCity,
  assignment: Readonly<Assignment>,
  year: number,
  rows: readonly number[],
): WaysOfPupils {
  const { data, pupils, schools, blocks } = city;
  const limit = data.meta.longestWay?.metres ?? Number.POSITIVE_INFINITY;
  const ways = new Float64Array(rows.length);
  const [beyond, without, crossing] = [new Sum(), new Sum(), new Sum()];
  let [count, withWay, known] = [0, 0, 0];
  for (const block of rows) {
    const entry = year * blocks + block;
    const value = pupils.value[entry] ?? 0;
    const add = (sum: Sum) =>
      sum.add(value, pupils.lower[entry] ?? 0, pupils.upper[entry] ?? 0, pupils.keptBack[entry] === 1);
    const way = block * schools + (assignment[block] ?? 1) - 1;
    const metres = data.walk[way] ?? UNREACHABLE;
    if (metres === UNREACHABLE) {
      add(without);
      continue;
    }
    if (metres > limit) add(beyond);
    const crossings = data.walkCrossings[way] ?? UNKNOWN_CROSSINGS;
    if (crossings !== UNKNOWN_CROSSINGS) {
      known += value;
      if (crossings > 0) add(crossing);
    }
    if (value === 0) continue;
    ways[count] = metres * SPAN + value;
    count += 1;
    withWay += value;
  }
  return {
    lengths: lengthsOf(ways.subarray(0, count).sort(), withWay),
    beyondLimit: beyond,
    withoutWay: without,
    crossing,
    crossingsKnown: withWay === 0 ? 0 : known / withWay,
  };
}

function lengthsOf(ways: Float64Array, pupils: number): WayLengths | null {
  if (pupils === 0) return null;
  const at = (share: number): number => {
    let passed = 0;
    for (const way of ways) {
      passed += way % SPAN;
      if (passed >= share * pupils) return Math.floor(way / SPAN);
    }
    return Math.floor((ways.at(-1) ?? 0) / SPAN);
  };
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

class Sum implements PupilSum {
  value = 0;
  lower = 0;
  upper = 0;
  assumed = 0;

  add(value: number, lower: number, upper: number, keptBack: boolean): void {
    this.value += value;
    this.lower += lower;
    this.upper += upper;
    if (keptBack) this.assumed += value;
  }
}
