import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoundingBox } from '../geometry/geojson.ts';
import { readCoordinates } from './read-coordinates.ts';

const city: BoundingBox = [13.1, 53.4, 13.4, 53.6];

test.each([
  '53.5574, 13.2603',
  '53.5574 13.2603',
  '53,5574 13,2603',
  '53,5574; 13,2603',
  ' 53.5574° N, 13.2603° E ',
  '53.5574N 13.2603O',
  '13.2603, 53.5574',
])('[DR8] «%s» is the same place', (text) => {
  expect(readCoordinates(text, city)).toEqual([13.2603, 53.5574]);
});

test.each(['', '53.5', 'Marktplatz', '53.5574, 99', '48.1, 11.5', '53.5574, 13.2603, 7', '1e2, 13', 'NaN, NaN'])(
  '[DR8] «%s» is no place in the city',
  (text) => {
    expect(readCoordinates(text, city)).toBeNull();
  },
);

test('[DR8] every place of the city is read back as it was written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 13_100_000, max: 13_400_000 }),
      fc.integer({ min: 53_400_000, max: 53_600_000 }),
      (x, y) => {
        const position = [x / 1e6, y / 1e6];
        expect(readCoordinates(`${position[1]}, ${position[0]}`, city)).toEqual(position);
      },
    ),
    { seed: 20_270_208 },
  );
});
