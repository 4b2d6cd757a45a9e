import type { Position } from '@werkstadt/shared/geometry/geojson';
import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracyBox, locationFeatures } from './location-overlay.ts';

const location = fc.record({
  position: fc.tuple(
    fc.double({ min: 6, max: 15, noNaN: true }),
    fc.double({ min: 47, max: 55, noNaN: true }),
  ) satisfies fc.Arbitrary<Position>,
  accuracyMetres: fc.integer({ min: 3, max: 3000 }),
});

test('[MP4] the circle of a location is as wide as the device is unsure, and fits into the part of the map that is shown', () => {
  fc.assert(
    fc.property(location, (found) => {
      const [circle, point] = locationFeatures(found).features;
      expect(point?.geometry).toEqual({ type: 'Point', coordinates: found.position });
      if (circle?.geometry.type !== 'Polygon') throw new Error('the circle is no area');
      const [west, south, east, north] = accuracyBox(found);
      for (const [longitude = 0, latitude = 0] of circle.geometry.coordinates[0] ?? []) {
        const metres = lineLengthMetres([found.position, [longitude, latitude]]);
        expect(Math.abs(metres / found.accuracyMetres - 1)).toBeLessThan(0.01);
        expect(longitude >= west && longitude <= east && latitude >= south && latitude <= north).toBe(true);
      }
    }),
    { seed: 20_261_124, numRuns: 50 },
  );
});

test('[MP4] without a location there is nothing on the map', () => {
  expect(locationFeatures(null).features).toEqual([]);
});
