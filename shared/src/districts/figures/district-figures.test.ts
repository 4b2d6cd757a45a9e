import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../random/seeded-random.ts';
import { type DistrictData, SUPPRESSED, UNREACHABLE } from '../data/district-data.ts';
import { districtCity } from '../district-city.ts';
import { todaysAssignment } from '../plan/assignment.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { districtFigures } from './district-figures.ts';
import { changeForBlock, FARTHER_METRES, otherChildren } from './other-children.ts';

const towns = Object.entries(gridTowns);
const randomPlan = (data: DistrictData, seed: number) => {
  const random = new SeededRandom(seed);
  return Uint16Array.from(data.blockId, () => random.integer(0, data.schoolId.length));
};

/** Every figure anywhere in a value. */
function figuresIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.values(value).flatMap(figuresIn);
  return 'shareAssumed' in value ? [value as Record<string, unknown>, ...found] : found;
}

describe.each(towns)('the town "%s"', (_, data) => {
  const city = districtCity(data);
  const plan = randomPlan(data, 5);
  const figures = districtFigures(city, plan);

  test('[DP7] every pupil is in one district or in none, and no figure is without its source', () => {
    for (const [year] of data.meta.years.entries()) {
      const everybody = data.blockId.reduce(
        (sum, _id, row) => sum + (city.pupils.value[year * city.blocks + row] ?? 0),
        0,
      );
      const inZones = figures.zones.reduce((sum, zone) => sum + (zone.pupils[year]?.value ?? 0), 0);
      expect(inZones + (figures.unassigned[year]?.value ?? 0)).toBe(everybody);
      expect(figures.pupils[year]?.value).toBe(inZones);
    }
    expect(figures.zones.map(({ schoolId }) => schoolId)).toEqual(data.schoolId);
    const all = figuresIn(figures);
    expect(all.length).toBeGreaterThan(10);
    for (const figure of all) {
      expect(figure).toMatchObject({ source: { name: expect.any(String) }, unit: expect.any(String) });
      expect(figure.value === null).toBe('reason' in figure);
      expect(figure.value).not.toBeNaN();
    }
  });

  test('[DP7] ways are those of every single child in a row', () => {
    const metresOf = (zone: number | null) =>
      data.blockId
        .flatMap((_id, row) => {
          const own = plan[row] ?? 0;
          const metres = data.walk[row * city.schools + own - 1] ?? UNREACHABLE;
          if (own === 0 || (zone !== null && own !== zone) || metres === UNREACHABLE) return [];
          return Array.from({ length: city.pupils.value[row] ?? 0 }, () => metres);
        })
        .sort((a, b) => a - b);
    const limit = data.meta.longestWay?.metres;
    for (const [zone, told] of [...figures.zones.map((one) => [one.zone, one] as const), [null, figures] as const]) {
      const ways = metresOf(zone);
      const at = (share: number) => ways[Math.ceil(share * ways.length) - 1];
      expect(told.walk.value).toEqual(ways.length === 0 ? null : { p50: at(0.5), p95: at(0.95), max: at(1) });
      expect(told.beyondLimit.value).toBe(limit === undefined ? null : ways.filter((metres) => metres > limit).length);
    }
  });

  test('[DP8] who must switch is the same, counted by zones or by blocks', () => {
    const { others, mustSwitch } = figures;
    if (!others) return expect(mustSwitch.map(({ value }) => value)).toEqual(data.meta.years.map(() => null));
    expect(others.switching.value).toBe(mustSwitch[0]?.value);
    const back = otherChildren(city, plan, todaysAssignment(data), 0);
    expect(back.farther.value).toBe(others.nearer.value);
    expect(back.withoutSchool.value).toBe(others.newSchool.value);
    for (const { metresBefore, metresAfter } of others.fartherBlocks) {
      expect((metresAfter ?? 0) - (metresBefore ?? 0)).toBeGreaterThan(FARTHER_METRES);
    }
  });
});

test('[DP7] today, nobody has to switch and nobody walks farther', () => {
  const data = gridTown();
  const { mustSwitch, others } = districtFigures(districtCity(data), todaysAssignment(data));
  expect(mustSwitch.map(({ value }) => value)).toEqual([0, 0]);
  expect(others).toMatchObject({ farther: { value: 0 }, nearer: { value: 0 }, fartherBlocks: [] });
});

test('[DP7] where everything is erased there is no district: all children are without a school', () => {
  const data = gridTown();
  const city = districtCity(data);
  const figures = districtFigures(city, new Uint16Array(city.blocks));
  expect(figures.unassignedBlocks).toBe(city.blocks);
  expect(figures.walk).toMatchObject({ value: null, reason: 'no-pupils' });
  expect(figures.zones[0]?.contiguity).toMatchObject({ value: null, reason: 'no-area' });
  expect(figures.zones[0]?.compactness).toMatchObject({ value: null, reason: 'no-area' });
  expect(figures.mustSwitch[0]?.value).toBe(0);
  expect(figures.others?.withoutSchool.value).toBe(figures.unassigned[0]?.value);
  expect(figures.splitNeighbourhoods.value).toEqual({ count: 0, names: [] });
});

test('[DP9] small numbers that are kept back give a band round their middle, and say so', () => {
  const data = gridTowns['small numbers kept back'];
  if (!data) throw new Error('no such town');
  const figures = districtFigures(districtCity(data), todaysAssignment(data));
  expect(data.blockPupils.includes(SUPPRESSED)).toBe(true);
  const [pupils] = figures.pupils;
  expect(pupils).toMatchObject({ assumptions: [{ id: 'pupils-kept-back', value: 5 }], band: expect.anything() });
  expect(pupils?.shareAssumed).toBeGreaterThan(0);
  expect(pupils?.shareAssumed).toBeLessThan(1);
  const known = [...data.blockPupils.subarray(0, data.blockId.length)].filter((count) => count !== SUPPRESSED);
  const few = data.blockId.filter(
    (_, row) => data.blockPupils[row] === SUPPRESSED && (data.blockToday?.[row] ?? 0) > 0,
  );
  const sum = known.reduce((all, count) => all + count, 0);
  expect(pupils).toMatchObject({
    value: sum + few.length * 2,
    band: { low: sum + few.length, high: sum + few.length * 4 },
  });
});

test('[DP9] what the city did not give stays unknown with its reason; estimates have a band and are all assumed', () => {
  const data = gridTowns['nothing known'];
  if (!data) throw new Error('no such town');
  const figures = districtFigures(districtCity(data), randomPlan(data, 1));
  expect(figures.pupils[0]).toMatchObject({
    shareAssumed: 1,
    assumptions: [{ id: 'pupils-by-residents', value: 0.08 }],
  });
  expect(figures.pupils[0]).toHaveProperty('band');
  expect(figures.zones[0]?.places[0]).toMatchObject({ value: null, reason: 'no-places' });
  expect(figures.zones[0]?.occupancy[0]).toMatchObject({ value: null, reason: 'no-places' });
  expect(figures.overfull).toMatchObject({ value: null, reason: 'no-places' });
  expect(figures.mustSwitch[0]).toMatchObject({ value: null, reason: 'no-districts-today' });
  expect(figures.splitNeighbourhoods).toMatchObject({ value: null, reason: 'no-neighbourhoods' });
  expect(figures.beyondLimit).toMatchObject({ value: null, reason: 'no-longest-way' });
  expect(figures.others).toBeNull();
});

test('[DP7] the limit of a way is told with the one who set it, and crossings only as far as they are known', () => {
  const data = gridTown();
  const { beyondLimit } = districtFigures(districtCity(data), todaysAssignment(data));
  expect(beyondLimit.assumptions).toContainEqual({
    id: 'longest-way',
    value: 700,
    source: 'Grid town, § 1',
    checked: true,
  });
  const unknown = { ...data, walkCrossings: data.walkCrossings.map(() => 255) };
  expect(districtFigures(districtCity(unknown), todaysAssignment(data)).crossings).toMatchObject({
    value: null,
    reason: 'no-way-crossings',
  });
});

test('[DP10] a square is as compact as a square, a district in two neighbourhoods splits none, one neighbourhood in two does', () => {
  const data = gridTown({ columns: 1, rows: 1, schools: 1 });
  const { zones } = districtFigures(districtCity(data), Uint16Array.of(1));
  expect(zones[0]?.compactness.value).toBeGreaterThan(0.7);
  expect(zones[0]?.compactness.value).toBeLessThanOrEqual(Math.PI / 4 + 0.01);
  const town = gridTown();
  const one = districtFigures(districtCity(town), new Uint16Array(town.blockId.length).fill(1));
  expect(one.splitNeighbourhoods.value).toEqual({ count: 0, names: [] });
  const half = Uint16Array.from(town.blockId, (_, row) => 1 + (row % 2));
  expect(districtFigures(districtCity(town), half).splitNeighbourhoods.value?.names).toEqual([
    'Viertel 1',
    'Viertel 2',
    'Viertel 3',
  ]);
});

test('[DP8] for one block: its school and its way before and after', () => {
  const data = gridTown();
  const before = todaysAssignment(data);
  const after = Uint16Array.from(before).fill(2, 5, 6).fill(0, 6, 7);
  const city = districtCity(data);
  expect(changeForBlock(city, before, after, 5)).toMatchObject({
    zoneBefore: before[5],
    zoneAfter: 2,
    metresBefore: data.walk[5 * city.schools + (before[5] ?? 1) - 1],
    metresAfter: data.walk[5 * city.schools + 1],
  });
  expect(changeForBlock(city, before, after, 6)).toMatchObject({
    zoneAfter: 0,
    metresAfter: null,
    crossingsAfter: null,
  });
});
