import type { Position } from '@werkstadt/shared/geometry/geojson';
import { polygonAreaSquareMetres } from '@werkstadt/shared/geometry/polygon-area-square-metres';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestRings, pointInRing } from './nest-rings.ts';

const square = (west: number, south: number, side: number): Position[] =>
  (
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as const
  ).map(([x, y]) => [13 + x / 1000, 53 + y / 1000]);

/** Squares one in the other, each with up to two inside: their outlines never cross. */
const nested = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((choices) => {
    const squares = [{ west: 0, south: 0, side: 729 }];
    const seen = new Set<string>();
    for (const [column, row] of choices) {
      const parent = squares[squares.length - 1 - (column % Math.min(2, squares.length))];
      if (!parent || parent.side < 3) continue;
      const side = parent.side / 3;
      const child = {
        west: parent.west + column * side + side / 9,
        south: parent.south + row * side + side / 9,
        side: (side * 7) / 9,
      };
      const key = `${parent.west} ${parent.south} ${parent.side} ${column} ${row}`;
      if (seen.has(key)) continue;
      seen.add(key);
      squares.push(child);
    }
    return squares.map(({ west, south, side }, i) =>
      choices[i]?.[2] ? square(west, south, side).reverse() : square(west, south, side),
    );
  });

test('[PK5] a point lies in the polygons exactly if it lies in an odd number of rings', () => {
  fc.assert(
    fc.property(
      nested,
      fc.double({ min: 0, max: 729, noNaN: true }),
      fc.double({ min: 0, max: 729, noNaN: true }),
      (rings, x, y) => {
        const point: Position = [13 + x / 1000, 53 + y / 1000];
        const around = rings.filter((ring) => pointInRing(point, ring)).length;
        const polygons = nestRings(rings).filter(
          ([outline = [], ...holes]) => pointInRing(point, outline) && !holes.some((hole) => pointInRing(point, hole)),
        );
        expect(polygons.length).toBe(around % 2);
      },
    ),
    { seed: 6, numRuns: 1000 },
  );
});

test('[PK5] outlines run anticlockwise, holes clockwise', () => {
  const direction = (ring: Position[]) =>
    Math.sign(ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0));
  fc.assert(
    fc.property(nested, (rings) => {
      for (const [outline = [], ...holes] of nestRings(rings)) {
        expect(direction(outline)).toBe(1);
        for (const hole of holes) expect(direction(hole)).toBe(-1);
      }
    }),
    { seed: 7 },
  );
});

test('[PK5] a hole that touches the outline in corners is a hole', () => {
  const outline = square(0, 0, 9);
  const diamond: Position[] = [
    outline[0] ?? [0, 0],
    [13.006, 53.003],
    outline[2] ?? [0, 0],
    [13.003, 53.006],
    outline[0] ?? [0, 0],
  ];
  const polygons = nestRings([diamond, outline]);
  expect(polygons.map((rings) => rings.length)).toEqual([2]);
  expect(polygonAreaSquareMetres(polygons[0] ?? [])).toBeLessThan(polygonAreaSquareMetres([outline]));
});

test('[PK5] rings without area are nothing', () => {
  expect(
    nestRings([
      [
        [13, 53],
        [13.1, 53],
        [13, 53],
      ],
      [],
    ]),
  ).toEqual([]);
});
