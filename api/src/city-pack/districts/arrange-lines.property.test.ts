import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubleArea } from '../ring-measures.ts';
import { type ArrangedEdge, arrangeLines, EDGE_KINDS, type GridLine, type GridPoint, turn } from './arrange-lines.ts';
import { blockOutlines, isInPolygon } from './block-map.ts';
import { simplifiedOutlines } from './simplify-borders.ts';
import { facesInside, OUTSIDE, traceFaces } from './trace-faces.ts';

const seed = 20_270_612;
const SIDE = 40;

const point = fc.tuple(fc.integer({ min: -10, max: SIDE + 10 }), fc.integer({ min: -10, max: SIDE + 10 }));
/** Lines across a square, many of which cross, touch, overlap or end nowhere. */
const drawn: fc.Arbitrary<GridLine[]> = fc
  .array(fc.array(point, { minLength: 2, maxLength: 5 }), { maxLength: 14 })
  .map((lines) => [
    ...lines.map((points) => ({ points, kinds: EDGE_KINDS.street })),
    { points: square(0, 0, SIDE), kinds: EDGE_KINDS.outline },
  ]);

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

test('[DB3] lines that were cut share ends, and nothing else', () => {
  fc.assert(
    fc.property(drawn, (lines) => {
      const { points, edges } = arrangeLines(lines);
      const at = (row: number) => points[row] ?? [0, 0];
      const crosses = (one: ArrangedEdge, other: ArrangedEdge) => {
        const [a, b, c, d] = [at(one.from), at(one.to), at(other.from), at(other.to)];
        return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
      };
      const holds = ({ from, to }: ArrangedEdge, point: GridPoint) => {
        const [a, b] = [at(from), at(to)];
        const along = (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1]);
        return turn(a, b, point) === 0 && along > 0 && along < (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
      };
      const faults = edges.filter(
        (one, index) =>
          edges.slice(index + 1).some((other) => crosses(one, other)) || points.some((point) => holds(one, point)),
      );
      expect(faults).toEqual([]);
    }),
    { seed, numRuns: 60 },
  );
});

test('[DB3] faces inside an outline cover it: every point lies in one of them, their areas sum to its own', () => {
  fc.assert(
    fc.property(drawn, fc.array(fc.tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1)), { maxLength: 30 }), (lines, cells) => {
      const map = traceFaces(arrangeLines(lines));
      const inside = facesInside(map);
      const blockOfFace = Int32Array.from(inside, (side, face) => (side ? face : OUTSIDE));
      const outlines = blockOutlines({ map, blockOfFace, blocks: map.faces });
      const area = outlines.flat(2).reduce((sum, ring) => sum + doubleArea(ring), 0);
      expect(area).toBe(2 * SIDE * SIDE);
      for (const [x, y] of cells) {
        // Never on a line: no line of the grid has such a slope.
        const place = [x + 0.123_456, y + 0.765_432] as const;
        const found = outlines.filter((polygons) => polygons.some((polygon) => isInPolygon(place, polygon)));
        expect(found).toHaveLength(1);
      }
      for (const polygons of outlines) {
        expect(polygons.length).toBeLessThan(2);
        for (const [outer = [], ...holes] of polygons) {
          expect(doubleArea(outer)).toBeGreaterThan(0);
          for (const hole of holes) expect(doubleArea(hole)).toBeLessThan(0);
          for (const ring of [outer, ...holes]) expect(new Set(ring.map(String)).size).toBe(ring.length);
        }
      }
    }),
    { seed, numRuns: 120 },
  );
});

test('[DB3] a hole in the outline stays a hole, also where lines lead into it', () => {
  const map = traceFaces(
    arrangeLines([
      { points: square(0, 0, 30), kinds: EDGE_KINDS.outline },
      { points: square(10, 10, 10), kinds: EDGE_KINDS.outline },
      {
        points: [
          [-5, 15],
          [35, 15],
        ],
        kinds: EDGE_KINDS.street,
      },
    ]),
  );
  const inside = facesInside(map);
  const blockOfFace = Int32Array.from(inside, (side, face) => (side ? face : OUTSIDE));
  const outlines = blockOutlines({ map, blockOfFace, blocks: map.faces }).filter((polygons) => polygons.length > 0);
  expect(outlines).toHaveLength(2);
  expect(outlines.flat(2).reduce((sum, ring) => sum + doubleArea(ring), 0)).toBe(2 * (900 - 100));
});

test('[DB3] simplified borders still cover the outline, with the same corners on both sides', () => {
  let fewer = 0;
  const inner = fc.integer({ min: 4, max: 3 * SIDE - 5 });
  fc.assert(
    fc.property(drawn, fc.array(fc.tuple(inner, inner), { maxLength: 30 }), (lines, places) => {
      // Larger than the grid of a map, so that a corner may be worth three metres or nothing.
      const scaled = lines.map(({ points, kinds }) => ({
        kinds,
        points: points.map(([x, y]): GridPoint => [x * 3, y * 3]),
      }));
      const map = traceFaces(arrangeLines(scaled));
      const inside = facesInside(map);
      const rows = [...inside.keys()].filter((face) => inside[face]);
      const blockOfFace = Int32Array.from(inside, (side, face) => (side ? rows.indexOf(face) : OUTSIDE));
      const blocks = { map, blockOfFace, blocks: rows.length };
      const before = blockOutlines(blocks);
      const after = simplifiedOutlines(blocks, { east: 0.3, north: 0.3 });
      const corners = (outlines: typeof before) => outlines.flat(3).length;
      expect(after.every((polygons) => polygons.length > 0)).toBe(true);
      expect(corners(after)).toBeLessThanOrEqual(corners(before));
      if (corners(after) < corners(before)) fewer += 1;
      const uses = new Map<string, number>();
      for (const ring of after.flat(2)) {
        ring.forEach((from, at) => {
          const key = [from, ring[(at + 1) % ring.length] ?? from].map(String).sort().join(' ');
          uses.set(key, (uses.get(key) ?? 0) + 1);
        });
      }
      expect(Math.max(...uses.values())).toBeLessThanOrEqual(2);
      // The outline itself moves by up to a metre; within it every place is in one block.
      for (const [x, y] of places) {
        const place = [x + 0.123_456, y + 0.765_432] as const;
        const found = after.filter((polygons) => polygons.some((polygon) => isInPolygon(place, polygon)));
        expect(found).toHaveLength(1);
      }
    }),
    { seed, numRuns: 100 },
  );
  expect(fewer).toBeGreaterThan(20);
});
