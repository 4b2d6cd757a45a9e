import { UNREACHABLE } from '../data/district-data.ts';
import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';

export interface StartOptions {
  readonly seed: number;
  /** Row of the year whose pupils and places count. */
  readonly year: number;
  /** How many metres of way it is worth that a pupil does not have to switch; 0 = today's districts do not matter. */
  readonly switchMetres: number;
  /** Blocks that keep the zone they have in `current`. */
  readonly locked: ReadonlySet<number>;
  readonly current: Readonly<Assignment>;
}

/** A pupil more than there are places weighs as much as a way of so many metres: places come before ways. */
const OVER_PLACES_METRES = 20_000;
/** Blocks without pupils go to a near school too. */
const LEAST_WEIGHT = 0.001;

/** Blocks to be shared out among schools, and what that costs. */
export interface StartProblem {
  readonly blocks: number;
  readonly schools: number;
  /** Blocks that get a school: all on land that are not locked. */
  readonly free: readonly number[];
  readonly pupils: Float64Array;
  /** Metres times pupils, `cost[b * schools + s]`. */
  readonly cost: Float64Array;
  /** Pupils each school takes without being overfull; infinite where places are unknown. */
  readonly room: Float64Array;
  /** More pupils than places, and how full every school is then; null where the places suffice or are unknown. */
  readonly overload: { readonly pupils: number; readonly occupancy: number } | null;
  /** What so many pupils cost a school beyond its room. */
  readonly overPrice: number;
}

export function startProblem(city: DistrictCity, options: StartOptions, onLand: Uint8Array): StartProblem {
  const { data, blocks, schools } = city;
  const { year, switchMetres, locked, current } = options;
  const rows = [...data.blockId.keys()];
  const pupils = Float64Array.from(rows, (row) => city.pupils.value[year * blocks + row] ?? 0);
  const cost = new Float64Array(blocks * schools);
  for (const row of rows) {
    const today = data.blockToday?.[row] ?? 0;
    const weight = Math.max(pupils[row] ?? 0, LEAST_WEIGHT);
    for (let school = 0; school < schools; school += 1) {
      const metres = data.walk[row * schools + school] ?? UNREACHABLE;
      const switches = today > 0 && today !== school + 1 ? switchMetres : 0;
      cost[row * schools + school] = weight * (metres + switches);
    }
  }
  const free = rows.filter((row) => onLand[row] && !locked.has(row));
  // Locked outside of every district: these pupils ask for no places.
  const asking = rows.filter((row) => !locked.has(row) || (current[row] ?? 0) > 0);
  const all = asking.reduce((sum, row) => sum + (pupils[row] ?? 0), 0);
  const { room, overload } = roomOf(city, year, all);
  return { blocks, schools, free, pupils, cost, room, overload, overPrice: OVER_PLACES_METRES };
}

/** Where places are too few, every school is as overfull as the others (rule DP12). */
function roomOf(
  { data, schools }: DistrictCity,
  year: number,
  pupils: number,
): Pick<StartProblem, 'room' | 'overload'> {
  const places = Array.from({ length: schools }, (_, school) => data.schoolPlaces[year * schools + school] ?? -1);
  if (places.some((count) => count < 0)) {
    return { room: Float64Array.from(places, (count) => (count < 0 ? Infinity : count)), overload: null };
  }
  const total = places.reduce((sum, count) => sum + count, 0);
  if (pupils <= total || total === 0) return { room: Float64Array.from(places), overload: null };
  const occupancy = pupils / total;
  return {
    room: Float64Array.from(places, (count) => Math.ceil(count * occupancy)),
    overload: { pupils: pupils - total, occupancy },
  };
}
