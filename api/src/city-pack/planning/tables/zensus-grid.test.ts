import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bikeLaneConsequences } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import { planningCity } from '@werkstadt/shared/planning/planning-city';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SmallTown } from '../../small-town.ts';
import { LAEA_EUROPE, projectionOf } from '../heights/map-projection.ts';
import { planningOf } from '../planning-of.ts';
import { readZensusGrid } from './zensus-grid.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zensus-'));
});
afterAll(() => rm(folder, { recursive: true }));

const HEADING = 'GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner';
const BBOX = [13.19, 53.49, 13.22, 53.52] as const;
const row = (x: number, y: number, residents: number | string) =>
  `CRS3035RES100mN${y - 50}E${x - 50};${x};${y};${residents}`;
const squareAt = (east: number, north: number) => {
  const [x = 0, y = 0] = projectionOf(LAEA_EUROPE)?.forward([(13_200 + east) / 1000, (53_500 + north) / 1000]) ?? [];
  const middle = (metres: number) => Math.floor(metres / 100) * 100 + 50;
  return [middle(x), middle(y)] as const;
};
const put = async (...rows: string[]) => {
  const path = join(folder, 'grid.csv');
  await writeFile(path, [HEADING, ...rows, ''].join('\n'));
  return path;
};

/** Houses in a row, about 66 m from each other, all of the same size. */
const town = new SmallTown().with((streets) => {
  streets.line(
    [
      [0, 0],
      [12, 0],
    ],
    { highway: 'residential' },
  );
  for (let east = 0; east < 12; east++) {
    streets.rectangle(east, 0.2, east + 0.2, 0.3, { building: 'house', 'building:levels': '2' });
  }
});

test('[PN11] every square has its people, over its homes or in its middle; where none are counted nobody lives', async () => {
  const random = new SeededRandom(4);
  const squares = new Map<string, readonly [x: number, y: number, residents: number]>();
  for (let east = 0; east < 12; east++) {
    const [x, y] = squareAt(east + 0.1, 0.25);
    if (random.integer(0, 3) > 0) squares.set(`${x} ${y}`, [x, y, random.integer(3, 60)]);
  }
  const [meadow, far] = [squareAt(4, 6), [4_000_050, 2_900_050] as const];
  const zensus = await put(
    ...[...squares.values()].map((square) => row(...square)),
    row(...meadow, 7),
    row(...far, 900),
  );
  const { data } = await planningOf(town, { population: 5000, tables: { zensus } });
  const grid = await readZensusGrid(zensus, [...BBOX]);
  const people = new Map<number | null, number>();
  data.cellResidents.forEach((count, cell) => {
    const at = grid.cellAt([(data.cellLon[cell] ?? 0) / 1e6, (data.cellLat[cell] ?? 0) / 1e6]);
    people.set(at, (people.get(at) ?? 0) + count);
  });
  const all = grid.cells.reduce((sum, { residents }) => sum + residents, 0);
  expect(grid.cells).toHaveLength(squares.size + 1);
  expect(data.cellResidents.reduce((sum, count) => sum + count, 0)).toBe(all);
  // A cell of the pack is 50 m wide and may lie over two squares: their sums are right to the neighbour.
  const off = grid.cells.filter(({ residents }, cell) => (people.get(cell) ?? 0) !== residents);
  expect(off.length).toBeLessThanOrEqual(3);
  expect(data.meta.residents).toMatchObject({ total: all, scaled: false, source: { name: 'Zensus 2022' } });
  const { people: near } = bikeLaneConsequences(
    planningCity(data),
    [
      [13.2, 53.5],
      [13.212, 53.5],
    ],
    {
      preset: 'lane',
      side: 'both',
    },
  );
  expect(near.assumptions.map(({ id }) => id)).toContain('people-by-grid');
});

test('[PN11] with an official number the sum is exactly that one', async () => {
  const residents = join(folder, 'residents.csv');
  await writeFile(residents, 'residents,date,source\n1001,2025-12-31,Amt\n');
  const zensus = await put(row(...squareAt(0.1, 0.25), 10), row(...squareAt(8.1, 0.25), 30));
  const { data } = await planningOf(town, { tables: { zensus, residents } });
  expect(data.cellResidents.reduce((sum, count) => sum + count, 0)).toBe(1001);
  expect(data.meta.residents).toMatchObject({ scaled: true, source: { name: 'Amt' }, grid: { name: 'Zensus 2022' } });
});

const SQUARE = squareAt(0, 0);
test.each([
  [[row(...SQUARE, -3)], 'grid.csv, line 2, column Einwohner: "-3" is no whole number from 0'],
  [[row(...SQUARE, '–')], 'line 2, column Einwohner'],
  [[row(...SQUARE, 3), row(...SQUARE, 3)], 'line 3, column GITTER_ID_100m: this square is there twice'],
  [[row(SQUARE[0] + 1, SQUARE[1], 3)], 'line 2, column x_mp_100m'],
  [['CRS3035RES100mN1E1;4321050;3210050;3'], 'line 2, column GITTER_ID_100m: "CRS3035RES100mN1E1" is not the square'],
  [['CRS3035RES100mN3210000E4321000;4321050'], 'line 2, column y_mp_100m: "" is no whole number'],
  [[row(4_000_050, 2_900_050, 3)], 'grid.csv has no square in the box of the map'],
])('[PN11] a wrong grid is refused by line and column: %j', async (rows, sentence) => {
  await expect(readZensusGrid(await put(...rows), [...BBOX])).rejects.toThrow(sentence);
});

test('[PN11] a grid without its columns is refused', async () => {
  const path = join(folder, 'other.csv');
  await writeFile(path, 'a;b\n1;2\n');
  await expect(readZensusGrid(path, [...BBOX])).rejects.toThrow(
    'other.csv, line 1: the column GITTER_ID_100m is missing.',
  );
});
