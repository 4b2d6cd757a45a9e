import { expect, test } from 'vitest';
import type { Building } from './building.ts';
import { houseNumbers } from './house-numbers.ts';
import { PlanarMap } from './planar-map.ts';
import { SeededRandom } from './seeded-random.ts';

/** A street to the east that begins 400 m from the market square; its nodes are listed from the far end. */
function streetWith(doors: readonly [number, number][]) {
  const map = new PlanarMap();
  const line = map.addLine('residential', [map.addNode([700, 0]), map.addNode([550, 0]), map.addNode([400, 0])]);
  const houses = doors.map(
    ([east, north]): Building => ({ ring: [], tags: {}, lineId: line.id, door: [east, north], residents: 3 }),
  );
  const numbers = houseNumbers(map, line, houses, new SeededRandom('test'));
  return houses.map((house) => numbers.get(house));
}

test('numbers rise away from the market, odd on the left and even on the right', () => {
  expect(
    streetWith([
      [460, 8],
      [420, 8],
      [440, 8],
      [425, -8],
      [450, -8],
    ]),
  ).toEqual(['5', '1', '3', '2', '4']);
});

test('empty plots leave numbers free', () => {
  expect(
    streetWith([
      [420, 8],
      [440, 8],
      [640, 8],
    ]),
  ).toEqual(['1', '3', '11']);
});
