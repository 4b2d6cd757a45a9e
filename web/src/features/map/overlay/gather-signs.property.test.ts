import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import { atOnce } from '@werkstadt/shared/order/in-steps';
import { testId } from '@werkstadt/shared/test/domain-world';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComingPoints } from '~/platform/data/index.ts';
import { proposalView } from '~/platform/test/proposal-view.ts';
import { gatherSigns, membersOf, zoomInto } from './gather-signs.ts';
import { latitudeOf, longitudeOf, mercatorX, mercatorY, placesOf, placesOfComing } from './places.ts';
import { MAX_SHAPES } from './shapes-in-view.ts';
import { shapesOfMany } from './shapes-of-many.ts';

function proposal(n: number, [longitude, latitude]: Position, isLine = false) {
  const point: Position = [longitude, latitude];
  return proposalView(n, {
    geometry: isLine
      ? { type: 'LineString', coordinates: [point, [longitude + 0.001, latitude + 0.001]] }
      : { type: 'Point', coordinates: point },
  });
}
function places(positions: readonly Position[], isLine = false) {
  return atOnce(placesOf(positions.map((position, n) => proposal(n, position, isLine))));
}
const position = fc.tuple(
  fc.integer({ min: 0, max: 400 }).map((n) => 9 + n / 4000),
  fc.integer({ min: 0, max: 400 }).map((n) => 50 + n / 4000),
) satisfies fc.Arbitrary<Position>;
const city: BoundingBox = [8.9, 49.9, 9.2, 50.2];
const seed = 20_261_130;

test('[MP9] every proposal in the view is one sign, or counted in one number, at every zoom', () => {
  fc.assert(
    fc.property(
      fc.array(position, { maxLength: 200 }),
      fc.double({ min: 8, max: 20, noNaN: true }),
      (positions, zoom) => {
        const features = gatherSigns(places(positions).marks, city, zoom);
        const counted = features.reduce((sum, { properties }) => sum + Number(properties?.point_count ?? 1), 0);
        expect(counted).toBe(positions.length);
        for (const { properties, geometry } of features) {
          if (properties?.id === undefined) continue;
          const at = positions[Number.parseInt(String(properties.id).slice(-6), 16) - 1000];
          expect(geometry.coordinates[0]).toBeCloseTo(at?.[0] ?? 0, 9);
          expect(geometry.coordinates[1]).toBeCloseTo(at?.[1] ?? 0, 9);
        }
      },
    ),
    { seed, numRuns: 100 },
  );
});

test('[MP9] two numbers never cover each other, and panning moves none', () => {
  fc.assert(
    fc.property(
      fc.array(position, { minLength: 50, maxLength: 400 }),
      fc.integer({ min: 10, max: 14 }),
      (positions, zoom) => {
        const all = places(positions).marks;
        const numbers = gatherSigns(all, city, zoom).filter(({ properties }) => properties?.point_count);
        const pixels = numbers.map(
          ({
            geometry: {
              coordinates: [lon = 0, lat = 0],
            },
          }) => [mercatorX(lon) * 512 * 2 ** zoom, mercatorY(lat) * 512 * 2 ** zoom],
        );
        for (const [at, [x = 0, y = 0]] of pixels.entries())
          for (const [ox = 0, oy = 0] of pixels.slice(at + 1))
            expect(Math.max(Math.abs(x - ox), Math.abs(y - oy))).toBeGreaterThan(39);
        const panned = gatherSigns(all, [8.85, 49.85, 9.25, 50.25], zoom).filter(
          ({ properties }) => properties?.point_count,
        );
        expect(panned).toEqual(numbers);
      },
    ),
    { seed, numRuns: 50 },
  );
});

test('[MP9] a number leads to the zoom at which it falls apart, and tells who is behind it', () => {
  const all = places([
    [9.05, 50.05],
    [9.05001, 50.05],
    [9.0502, 50.0501],
    [9.08, 50.08],
  ]).marks;
  const number = gatherSigns(all, city, 12).find(({ properties }) => properties?.point_count === 3);
  const { west, north, east, south } = Object.assign({ west: 0, north: 0, east: 0, south: 0 }, number?.properties);
  const box = { west, north, east, south };
  const zoom = zoomInto(box, 12);
  expect(zoom).toBeGreaterThan(12);
  expect(gatherSigns(all, [9.04, 50.04, 9.06, 50.06], zoom).length).toBeGreaterThan(1);
  expect(membersOf(all, box, 50)).toEqual([1000, 1001, 1002].map(testId));
  expect(membersOf(all, box, 2)).toHaveLength(2);
  expect(zoomInto({ west: 0.5, east: 0.5, north: 0.5, south: 0.5 }, 12)).toBe(Number.POSITIVE_INFINITY);
});

test('[MP9] of many lines those near the view are drawn, too many are told by their signs alone, and the chosen one always', () => {
  const spread = places(
    Array.from({ length: 4000 }, (_, n): Position => [9 + (n % 200) / 1000, 50 + Math.floor(n / 200) / 100]),
    true,
  );
  const ids = (view: BoundingBox, chosen: string | null = null) =>
    shapesOfMany(spread, view, chosen).map(({ properties }) => properties?.id);
  expect(ids([9.0499, 50.0499, 9.0501, 50.0501]).length).toBeGreaterThan(0);
  expect(ids([9.0499, 50.0499, 9.0501, 50.0501]).length).toBeLessThan(MAX_SHAPES);
  expect(ids([8, 49, 10, 51])).toEqual([]);
  expect(ids([8, 49, 10, 51], testId(1007))).toEqual([testId(1007)]);
});

test('[MP9] a place on the map and back is the same place', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -170, max: 170, noNaN: true }),
      fc.double({ min: -80, max: 80, noNaN: true }),
      (lon, lat) => {
        expect(longitudeOf(mercatorX(lon))).toBeCloseTo(lon, 9);
        expect(latitudeOf(mercatorY(lat))).toBeCloseTo(lat, 9);
      },
    ),
    { seed, numRuns: 50 },
  );
});

test('[MP9] what is still being read has its sign already, of one project or all, beside what is here', () => {
  const ids = [testId(1), testId(2), testId(3)];
  const points: ComingPoints = {
    ids: Uint8Array.from(
      ids.flatMap((id) => (id.replaceAll('-', '').match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16))),
    ),
    longitudes: Float64Array.of(9.01, 9.05, 9.09),
    latitudes: Float64Array.of(50.01, 50.05, 50.09),
    states: Uint8Array.of(0, 0, 0),
    projects: Int16Array.of(0, 1, 0),
    projectIds: [testId(11), testId(12)],
    holds: (id) => ids.includes(id),
  };
  const here = [{ ...proposal(5, [9.13, 50.13]), id: testId(2) }, proposal(6, [9.17, 50.17])];
  const told = (projectId: string | null) => {
    const signs = gatherSigns(atOnce(placesOfComing(points, here, projectId)).marks, city, 14);
    return new Set(signs.map(({ properties }) => properties?.id));
  };
  expect(told(null)).toEqual(new Set([...ids, testId(1006)]));
  expect(told(testId(11))).toEqual(new Set([testId(1), testId(3), testId(1006)]));
});

test('[MP9] a list in which a few have changed stands where all of it would, looked at anew; support alone moves no sign', () => {
  const pool = Array.from({ length: 60 }, (_, n) => proposal(n, [9 + n / 1000, 50 + n / 1000], n % 3 === 0));
  const edit = fc.record({
    at: fc.nat(59),
    what: fc.constantFrom('support', 'state', 'move', 'remove', 'insert'),
    place: position,
  });
  fc.assert(
    fc.property(fc.subarray(pool), fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }), (start, rounds) => {
      let list = start;
      let held = atOnce(placesOf(list));
      for (const edits of rounds) {
        for (const { at, what, place } of edits) {
          const view = list[at];
          if (what === 'insert')
            list = [...list.slice(0, at), proposal(100 + at, place, at % 2 === 0), ...list.slice(at)];
          else if (!view) continue;
          else if (what === 'remove') list = list.toSpliced(at, 1);
          else if (what === 'support') list = list.with(at, { ...view, supportCount: view.supportCount + 1 });
          else if (what === 'state') list = list.with(at, { ...view, state: 'accepted' });
          else list = list.with(at, { ...view, geometry: { type: 'Point', coordinates: place } });
        }
        const next = atOnce(placesOf(list, held));
        const plain = atOnce(placesOf(list));
        const ids = ({ marks, proposals }: typeof next) => proposals.map((_, at) => marks.idAt(at));
        expect(next.proposals).toBe(list);
        expect(next.boxes).toEqual(plain.boxes);
        expect(ids(next)).toEqual(ids(plain));
        for (const column of ['x', 'y', 'signs'] as const) expect(next.marks[column]).toEqual(plain.marks[column]);
        if (list.length > 0 && edits.every(({ what }) => what === 'support')) expect(next.marks).toBe(held.marks);
        held = next;
      }
    }),
    { seed, numRuns: 100 },
  );
});
