import { describe, expect, test } from 'vitest';
import { USUAL_CONTACTS } from '../contiguity/joined-neighbours.ts';
import { zonePieces } from '../contiguity/zone-pieces.ts';
import { type DistrictData, UNREACHABLE } from '../data/district-data.ts';
import { districtCity } from '../district-city.ts';
import { districtFigures } from '../figures/district-figures.ts';
import { todaysAssignment } from '../plan/assignment.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { startPlan } from './start-plan.ts';
import type { StartOptions } from './start-problem.ts';

const optionsFor = (data: DistrictData, changes: Partial<StartOptions> = {}): StartOptions => ({
  seed: 7,
  year: 0,
  switchMetres: 0,
  locked: new Set(),
  current: todaysAssignment(data),
  ...changes,
});
const planOf = (data: DistrictData, changes: Partial<StartOptions> = {}) => {
  const plan = startPlan(districtCity(data), optionsFor(data, changes));
  if (!plan) throw new Error('nobody stopped it');
  return plan;
};

/** The least metres times pupils of all plans within the places, by trying each; and of those that hang together. */
function exact(data: DistrictData): { readonly any: number; readonly joined: number } {
  const [blocks, schools] = [data.blockId.length, data.schoolId.length];
  let [any, joined] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const zones = new Uint16Array(blocks);
  const load = new Int32Array(schools);
  const place = (block: number, goal: number) => {
    if (goal >= joined) return;
    if (block === blocks) {
      any = Math.min(any, goal);
      if (zonePieces(data, zones, USUAL_CONTACTS).every(({ strays }) => strays.length === 0)) joined = goal;
      return;
    }
    const pupils = data.blockPupils[block] ?? 0;
    for (let school = 0; school < schools; school += 1) {
      if ((load[school] ?? 0) + pupils > (data.schoolPlaces[school] ?? 0)) continue;
      zones[block] = school + 1;
      load[school] = (load[school] ?? 0) + pupils;
      place(block + 1, goal + Math.max(pupils, 0.001) * (data.walk[block * schools + school] ?? UNREACHABLE));
      load[school] = (load[school] ?? 0) - pupils;
    }
  };
  place(0, 0);
  return { any, joined };
}

test('[DP12] on small towns the plan is as good as the best of all plans, or a few in a hundred worse', () => {
  let [found, best, towns] = [0, 0, 0];
  for (let seed = 1; seed <= 40; seed += 1) {
    const data = gridTown({ columns: 3, rows: 3, schools: 2 + (seed % 2), seed, years: ['2026/27'] });
    const { any, joined } = exact(data);
    const plan = planOf(data);
    expect(plan.bound).toBeLessThanOrEqual(any + 1e-6);
    if (joined === Number.POSITIVE_INFINITY || plan.pupilsOver > 0 || plan.strayPieces > 0) continue;
    expect(plan.goal).toBeGreaterThanOrEqual(joined - 1e-6);
    expect(plan.goal).toBeLessThanOrEqual(joined * 1.15);
    found += plan.goal;
    best += joined;
    towns += 1;
  }
  expect(towns).toBeGreaterThan(25);
  expect(found).toBeLessThan(best * 1.03);
});

describe.each(Object.entries(gridTowns))('the town "%s"', (_, data) => {
  test('[DP12] every block on land has a school it can reach, the same for the same seed', () => {
    const plan = planOf(data);
    expect(planOf(data).assignment).toEqual(plan.assignment);
    for (const [block, zone] of plan.assignment.entries()) {
      const isWater = data.blockKind[block] === 2;
      expect(zone > 0).toBe(!isWater && data.schoolId.length > 0);
      const ways = data.walk.subarray(block * data.schoolId.length, (block + 1) * data.schoolId.length);
      if (zone > 0 && plan.overload === null && ways.some((metres) => metres !== UNREACHABLE)) {
        expect(ways[zone - 1]).not.toBe(UNREACHABLE);
      }
    }
  });
});

test('[DP12] places that suffice are kept to, and a town hangs together', () => {
  const data = gridTown({ columns: 20, rows: 15, schools: 6, seed: 21 });
  const roomy = { ...data, schoolPlaces: data.schoolPlaces.map((places) => Math.ceil(places * 1.2)) };
  const plan = planOf(roomy);
  const figures = districtFigures(districtCity(roomy), plan.assignment);
  expect(plan).toMatchObject({ overload: null, pupilsOver: 0, strayPieces: 0 });
  expect(figures.overfull.value).toBe(0);
  expect(figures.unassigned[0]?.value).toBe(0);
  expect(plan.goal).toBeLessThan(plan.bound * 1.05);
});

test('[DP12] too few places are shared evenly, and the plan says so', () => {
  const data = gridTown({ columns: 12, rows: 10, schools: 4, seed: 3 });
  const crowded = { ...data, schoolPlaces: data.schoolPlaces.map((places) => Math.ceil(places * 0.6)) };
  const plan = planOf(crowded);
  const { zones } = districtFigures(districtCity(crowded), plan.assignment);
  expect(plan.overload?.occupancy).toBeGreaterThan(1.3);
  for (const { occupancy } of zones) {
    expect(Math.abs((occupancy[0]?.value ?? 0) - (plan.overload?.occupancy ?? 0))).toBeLessThan(0.05);
  }
});

test('[DP12] the more switching weighs, the fewer children must switch', () => {
  const data = gridTown({ columns: 12, rows: 10, schools: 4, seed: 5 });
  const today = Uint16Array.from(data.blockToday ?? [], (zone, row) => (row % 3 === 0 ? 1 + (zone % 4) : zone));
  const moved = { ...data, blockToday: today };
  const switching = [0, 300, 5000].map((switchMetres) => {
    const { assignment } = planOf(moved, { switchMetres });
    return districtFigures(districtCity(moved), assignment).mustSwitch[0]?.value ?? 0;
  });
  expect(switching[1]).toBeLessThan(switching[0] ?? 0);
  expect(switching[2]).toBeLessThanOrEqual(switching[1] ?? 0);
});

test('[DP2] [DP12] locked blocks stay where they are, in a district or in none', () => {
  const data = gridTown();
  const current = todaysAssignment(data).fill(0, 5, 6).fill(3, 0, 1);
  const plan = planOf(data, { locked: new Set([0, 5]), current });
  expect(plan.assignment[0]).toBe(3);
  expect(plan.assignment[5]).toBe(0);
});

test('[DP12] it tells how far it is and stops when told to', () => {
  const data = gridTown({ columns: 20, rows: 20, schools: 5, seed: 2 });
  const told: number[] = [];
  expect(startPlan(districtCity(data), optionsFor(data), (done) => told.push(done) < 4)).toBeNull();
  expect(told).toHaveLength(4);
  const all: number[] = [];
  startPlan(districtCity(data), optionsFor(data), (done) => all.push(done) > 0);
  expect(all).toEqual([...all].sort((a, b) => a - b));
  expect(all.at(-1)).toBeLessThanOrEqual(1);
});
