import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../random/seeded-random.ts';
import type { DistrictData } from '../data/district-data.ts';
import { districtCity } from '../district-city.ts';
import { todaysAssignment } from '../plan/assignment.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { compareDistrictPlans } from './compare-district-plans.ts';

const randomPlan = (data: DistrictData, seed: number) => {
  const random = new SeededRandom(seed);
  return Uint16Array.from(data.blockId, () => random.integer(0, data.schoolId.length));
};

describe.each(Object.entries(gridTowns))('two plans of the town "%s"', (_, data) => {
  const city = districtCity(data);
  const [a, b] = [randomPlan(data, 1), randomPlan(data, 2)];

  test('[DP13] every block with another zone is in one group, and the other way round the differences turn', () => {
    const there = compareDistrictPlans(city, a, b);
    const back = compareDistrictPlans(city, b, a);
    const moved = there.moves.flatMap(({ from, to, blocks }) => blocks.map((block) => [block, from, to]));
    const expected = data.blockId.flatMap((_id, row) => (a[row] === b[row] ? [] : [[row, a[row], b[row]]]));
    expect(moved.sort(([x = 0], [y = 0]) => x - y)).toEqual(expected);
    expect(back.numbers.map(({ delta }) => delta)).toEqual(
      there.numbers.map(({ delta }) => (delta === null ? null : 0 - delta)),
    );
    expect(back.others.farther.value).toBe(there.others.nearer.value);
    for (const { a: one, b: other, id, zone, year } of there.numbers) {
      expect([one.id, one.zone, one.year]).toEqual([id, zone, year]);
      expect([other.id, other.zone, other.year]).toEqual([id, zone, year]);
    }
  });

  test('[DP13] a plan does not differ from itself', () => {
    const same = compareDistrictPlans(city, a, a);
    expect(same.moves).toEqual([]);
    expect(same.numbers.every(({ delta, withinBand }) => (delta === 0 || delta === null) && !withinBand)).toBe(true);
    expect(same.others).toMatchObject({ farther: { value: 0 }, nearer: { value: 0 }, switching: { value: 0 } });
  });
});

test('[DP13] a difference that the bands swallow is said to be one', () => {
  const data = gridTown({ estimated: true });
  const city = districtCity(data);
  const today = todaysAssignment(data);
  const block = [...today.keys()].find((row) => (data.blockPupils[row] ?? 0) > 5) ?? 0;
  const little = today.slice().fill(1 + ((today[block] ?? 0) % 3), block, block + 1);
  const pupilsOf = (zone: number | undefined, other: Uint16Array) =>
    compareDistrictPlans(city, today, other).numbers.find(
      (number) => number.id === 'pupils' && number.zone === zone && number.year === 0,
    );
  expect(pupilsOf(today[block], little)).toMatchObject({ delta: -(data.blockPupils[block] ?? 0), withinBand: true });
  const everything = new Uint16Array(today.length).fill(1);
  expect(pupilsOf(1, everything)).toMatchObject({ withinBand: false });
  expect(pupilsOf(1, everything)?.delta).toBeGreaterThan(0);
});
