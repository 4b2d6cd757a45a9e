import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../geometry/geojson.ts';
import { lineLengthMetres } from '../geometry/line-length-metres.ts';
import { groupStreetWays, STREET_GAP_METRES } from './group-street-ways.ts';

const way = (...line: Position[]) => ({ name: 'Dorfstraße', nodes: line.map((_, index) => index), line });

/** Every pair of points, joined until nothing changes. */
function slowGroups(lines: Position[][]): number[][] {
  const groupOf = lines.map((_, index) => index);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, first] of lines.entries()) {
      for (const [b, second] of lines.entries()) {
        const near = first.some((from) => second.some((to) => lineLengthMetres([from, to]) <= STREET_GAP_METRES));
        const lower = Math.min(groupOf[a] ?? 0, groupOf[b] ?? 0);
        if (!near || (groupOf[a] === lower && groupOf[b] === lower)) continue;
        [groupOf[a], groupOf[b]] = [lower, lower];
        changed = true;
      }
    }
  }
  return lines.flatMap((_, root) => {
    const members = lines.flatMap((__, index) => (groupOf[index] === root ? [index] : []));
    return members.length > 0 ? [members] : [];
  });
}

test('[PL3] grouping agrees with comparing every point with every other', () => {
  // A grid of 0.001° (65 and 111 m): distances on both sides of the limit, never within a metre of it.
  const position = fc
    .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }))
    .map(([x, y]): Position => [13.2 + x / 1000, 53.5 + y / 1000]);
  const line = fc.array(position, { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      expect(groupStreetWays(lines.map((points) => way(...points)))).toEqual(slowGroups(lines));
    }),
    { seed: 53, numRuns: 300 },
  );
});

test('[PL3] the same name in two villages is two streets, a gap at a square is none', () => {
  const here = way([13.2, 53.5], [13.201, 53.5]);
  const afterTheSquare = way([13.204, 53.5], [13.205, 53.5]);
  const nextVillage = way([13.3, 53.5], [13.301, 53.5]);
  expect(groupStreetWays([here, nextVillage, afterTheSquare])).toEqual([[0, 2], [1]]);
});
