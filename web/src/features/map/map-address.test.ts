import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMapPlace, writeMapPlace } from './map-address.ts';
import { startBounds } from './start-bounds.ts';

const city: BoundingBox = [13.1, 53.4, 13.4, 53.6];

test('[MP3] a place of the map goes through an address without loss that could be seen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 800, max: 1950 }),
      fc.integer({ min: 5_341_000, max: 5_359_000 }),
      fc.integer({ min: 1_311_000, max: 1_339_000 }),
      (zoom, latitude, longitude) => {
        const place = { zoom: zoom / 100, latitude: latitude / 1e5, longitude: longitude / 1e5 };
        expect(readMapPlace(writeMapPlace(place), city)).toEqual(place);
      },
    ),
    { seed: 20_270_208 },
  );
});

test.each([
  undefined,
  '',
  'x',
  '15/48.1/11.5',
  '99/53.5/13.2',
  '15/53.5',
  '15/NaN/13.2',
  '15/53.5/13.2/1',
  '-1/53.5/13.2',
])('[MP3] «%s» is no place of this map and is left out', (text) => {
  expect(readMapPlace(text, city)).toBeNull();
});

test('[MP3] a map opens on the project’s area where that can be looked at, else on the middle of the city', () => {
  const square = (half: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [13.2 - half, 53.5 - half],
        [13.2 + half, 53.5 - half],
        [13.2 + half, 53.5 + half],
        [13.2 - half, 53.5 + half],
        [13.2 - half, 53.5 - half],
      ] as [number, number][],
    ],
  });
  expect(startBounds([13.26, 53.557], square(0.01)).map((edge) => Number(edge.toFixed(6)))).toEqual([
    13.19, 53.49, 13.21, 53.51,
  ]);
  const middle = startBounds([13.26, 53.557], square(0.2));
  expect((middle[0] + middle[2]) / 2).toBeCloseTo(13.26);
  expect(startBounds([13.26, 53.557], null)).toEqual(middle);
});
