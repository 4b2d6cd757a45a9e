import { expect, test } from 'vitest';
import { MICRODEGREES } from '../../planning/network/metres.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { BlockIndex } from './block-index.ts';
import { regionOf } from './region-of.ts';
import { stepToBlock } from './step-to-block.ts';

const town = gridTown({ hole: true, island: true, multiPart: true, river: 4 });
const index = new BlockIndex(town);
const pointOf = (block: number, data = town): [number, number] => [
  (data.blockLon[block] ?? 0) / MICRODEGREES,
  (data.blockLat[block] ?? 0) / MICRODEGREES,
];

test.each(Object.entries(gridTowns))('[DU2] in the town "%s" every block is found at its own point', (_, data) => {
  const found = new BlockIndex(data);
  for (const block of data.blockId.keys()) expect(found.blockAt(pointOf(block, data))).toBe(block);
  expect(found.blockAt([0, 0])).toBeNull();
});

test('[DU2] a quick stroke touches every block that small steps along it are on, and no more at the smallest brush', () => {
  const random = new SeededRandom(20_270_208);
  const west = Math.min(...town.pointLon) / MICRODEGREES;
  const south = Math.min(...town.pointLat) / MICRODEGREES;
  const east = Math.max(...town.pointLon) / MICRODEGREES;
  const north = Math.max(...town.pointLat) / MICRODEGREES;
  const anywhere = (): [number, number] => [
    west + random.next() * (east - west),
    south + random.next() * (north - south),
  ];
  let touchedInAll = 0;
  for (let stroke = 0; stroke < 150; stroke += 1) {
    const [from, to] = [anywhere(), anywhere()];
    const steps = new Set<number | null>();
    for (let step = 0; step <= 2000; step += 1) {
      const share = step / 2000;
      steps.add(index.blockAt([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]));
    }
    steps.delete(null);
    const touched = index.touched(from, to, 0);
    for (const block of steps) expect(touched).toContain(block);
    // Corners that are cut by less than a step are touched and not stepped on.
    expect(touched.length - steps.size).toBeLessThanOrEqual(2);
    touchedInAll += touched.length;
    const wide = index.touched(from, to, 40);
    for (const block of touched) expect(wide).toContain(block);
  }
  expect(touchedInAll).toBeGreaterThan(500);
});

test('[DU2] a tap touches one block; a wide brush its neighbours too', () => {
  const [block] = [12];
  expect(index.touched(pointOf(block), pointOf(block), 0)).toEqual([block]);
  expect(index.touched(pointOf(block), pointOf(block), 120).length).toBeGreaterThan(3);
});

test('[DU3] a fill takes what hangs together and nothing that only meets in a point or lies in another zone', () => {
  const plain = gridTown();
  const zones = plain.blockToday ?? new Uint16Array(plain.blockId.length);
  const region = regionOf(plain, zones, 0);
  expect(region).toContain(0);
  expect(new Set(region.map((one) => zones[one])).size).toBe(1);
  const alone = new Uint16Array(plain.blockId.length);
  alone[0] = 1;
  alone[9] = 1;
  expect(regionOf(plain, alone, 0)).toEqual([0]);
});

test('[DU4] arrows walk to a neighbour in their direction and stay at the edge of the town', () => {
  const plain = gridTown();
  const middle = 27;
  const east = stepToBlock(plain, middle, { x: 1, y: 0 }) ?? -1;
  const north = stepToBlock(plain, middle, { x: 0, y: 1 }) ?? -1;
  expect(plain.blockLon[east]).toBeGreaterThan(plain.blockLon[middle] ?? 0);
  expect(plain.blockLat[north]).toBeGreaterThan(plain.blockLat[middle] ?? 0);
  expect(stepToBlock(plain, 0, { x: 0, y: -1 })).toBeNull();
  let at = 0;
  for (let steps = 0; steps < 7; steps += 1) at = stepToBlock(plain, at, { x: 1, y: 0 }) ?? at;
  expect(stepToBlock(plain, at, { x: 1, y: 0 })).toBeNull();
});
