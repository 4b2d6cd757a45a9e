import type { DistrictCity } from '../district-city.ts';
import type { Assignment } from '../plan/assignment.ts';
import type { ZoneSums } from './zone-sums.ts';

/** The sums of every zone, zone 0 first, counted from nothing: slow and plain, so that fast counters can be held to it. */
export function recount(city: DistrictCity, assignment: Assignment): ZoneSums[] {
  return Array.from({ length: city.schools + 1 }, (_, zone) => {
    const rows = [...assignment.keys()].filter((row) => assignment[row] === zone);
    return sumsOf(city, zone, rows, assignment);
  });
}

function sumsOf(city: DistrictCity, zone: number, rows: readonly number[], assignment: Assignment): ZoneSums {
  const { data, pupils } = city;
  const sum = (of: (row: number) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const byYear = (of: (row: number, entry: number) => number): number[] =>
    Array.from({ length: city.years }, (_, year) => sum((row) => of(row, year * city.blocks + row)));
  const today = (row: number) => data.blockToday?.[row] ?? 0;
  const switches = (row: number) => zone > 0 && today(row) > 0 && today(row) !== zone;
  const assumed = (entry: number) => (pupils.keptBack[entry] ? (pupils.value[entry] ?? 0) : 0);
  return {
    blocks: rows.length,
    residents: sum((row) => data.blockResidents[row] ?? 0),
    areaDm2: sum((row) => city.blockAreaDm2[row] ?? 0),
    perimeterDm: sum((row) => {
      let inner = 0;
      for (let entry = data.neighbourOffset[row] ?? 0; entry < (data.neighbourOffset[row + 1] ?? 0); entry += 1) {
        if (assignment[data.neighbour[entry] ?? 0] === zone) inner += data.neighbourBorderDm[entry] ?? 0;
      }
      return (city.blockPerimeterDm[row] ?? 0) - inner;
    }),
    pupils: byYear((_, entry) => pupils.value[entry] ?? 0),
    pupilsLower: byYear((_, entry) => pupils.lower[entry] ?? 0),
    pupilsUpper: byYear((_, entry) => pupils.upper[entry] ?? 0),
    pupilsAssumed: byYear((_, entry) => assumed(entry)),
    switching: byYear((row, entry) => (switches(row) ? (pupils.value[entry] ?? 0) : 0)),
    switchingLower: byYear((row, entry) => (switches(row) ? (pupils.lower[entry] ?? 0) : 0)),
    switchingUpper: byYear((row, entry) => (switches(row) ? (pupils.upper[entry] ?? 0) : 0)),
    switchingAssumed: byYear((row, entry) => (switches(row) ? assumed(entry) : 0)),
  };
}
