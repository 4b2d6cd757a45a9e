import fc from 'fast-check';
import type { Position } from '../geometry/geojson.ts';
import type { PlaceSource, SourceWay } from '../place/place-source.ts';

/** A small town for tests: ways run on a grid of 0.001°, so that many of them meet. */
const gridPosition = (column: number, row: number): Position => [13.2 + column / 1000, 53.5 + row / 1000];
const SIDE = 8;

const names = ['Am Markt', 'Mühlenstraße', 'Badstraße', 'Bahnhofstraße', 'Große Wollweberstraße', 'Ring'] as const;

const wayArbitrary = fc
  .record({
    name: fc.constantFrom(...names, null),
    start: fc.tuple(fc.integer({ min: 0, max: SIDE - 1 }), fc.integer({ min: 0, max: SIDE - 1 })),
    steps: fc.array(fc.constantFrom([0, 1], [1, 0], [0, -1], [-1, 0], [1, 1]), { minLength: 1, maxLength: 6 }),
  })
  .map(({ name, start: [column, row], steps }): SourceWay => {
    const cells = [[column, row] as const];
    for (const [dx = 0, dy = 0] of steps) {
      const [x = 0, y = 0] = cells.at(-1) ?? [];
      cells.push([Math.min(SIDE - 1, Math.max(0, x + dx)), Math.min(SIDE - 1, Math.max(0, y + dy))]);
    }
    return { name, nodes: cells.map(([x, y]) => x * SIDE + y), line: cells.map(([x, y]) => gridPosition(x, y)) };
  });

const positionArbitrary = fc
  .tuple(fc.integer({ min: 0, max: SIDE * 1000 }), fc.integer({ min: 0, max: SIDE * 1000 }))
  .map(([x, y]) => gridPosition(x / 1000, y / 1000));

export const placeSourceArbitrary: fc.Arbitrary<PlaceSource> = fc.record({
  centre: positionArbitrary,
  ways: fc.array(wayArbitrary, { maxLength: 8 }),
  addresses: fc.array(
    fc.record({
      street: fc.constantFrom(...names, 'Waldweg'),
      houseNumber: fc.constantFrom('1', '2', '3a', '12', '12 a', '120', '7-9'),
      postcode: fc.constantFrom('17033', null),
      town: fc.constantFrom('Lindental', null),
      position: positionArbitrary,
    }),
    { maxLength: 12 },
  ),
  places: fc.array(
    fc.record({
      name: fc.constantFrom('Lindental', 'Südstadt', 'Rathaus', 'Grundschule Süd'),
      isLocality: fc.boolean(),
      position: positionArbitrary,
    }),
    { maxLength: 6 },
  ),
});

export const nearbyPosition = positionArbitrary;
