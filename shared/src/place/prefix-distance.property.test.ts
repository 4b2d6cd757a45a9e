import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prefixDistance } from './prefix-distance.ts';

/** The whole matrix, written down from the definition of the distance with swaps. */
function slowDistance(typed: string, name: string): number {
  const rows: number[][] = [Array.from({ length: name.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= name.length; j++) {
      const options = [
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (typed[i - 1] === name[j - 1] ? 0 : 1),
      ];
      if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1])
        options.push((rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(Math.min(...options));
    }
    rows.push(row);
  }
  return rows[typed.length]?.[name.length] ?? 0;
}

function slowPrefixDistance(typed: string, name: string): number {
  return Math.min(...Array.from({ length: name.length + 1 }, (_, end) => slowDistance(typed, name.slice(0, end))));
}

test('[PL2] the banded distance agrees with the whole matrix', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (typed, name, limit) => {
      expect(prefixDistance(typed, name, limit)).toBe(Math.min(slowPrefixDistance(typed, name), limit + 1));
    }),
    { seed: 27, numRuns: 5000 },
  );
});

test.each([
  ['bahnhof', 'bahnhofstr', 0],
  ['bahnhfo', 'bahnhofstr', 1],
  ['banhofs', 'bahnhofstr', 1],
  ['bahhnhof', 'bahnhofstr', 1],
  ['pahnhoff', 'bahnhofstr', 2],
])('[PL2] "%s" begins "%s" with %i mistakes', (typed, name, mistakes) => {
  expect(prefixDistance(typed, name, 2)).toBe(mistakes);
});
