import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestRemainder } from './largest-remainder.ts';

const seed = 20_270_401;

test('[PN3] parts are whole, sum to the total exactly, and none is a whole unit away from its share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.nat(100_000),
      (weights, total) => {
        const parts = largestRemainder(weights, total);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        if (sum === 0) return expect(parts).toEqual(weights.map(() => 0));
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        parts.forEach((part, index) => {
          expect(Number.isInteger(part)).toBe(true);
          expect(Math.abs(part - ((weights[index] ?? 0) / sum) * total)).toBeLessThan(1 + 1e-6);
        });
      },
    ),
    { seed },
  );
});

test('[PN3] what is left goes to the largest remainders', () => {
  expect(largestRemainder([5, 3, 2], 4)).toEqual([2, 1, 1]);
  expect(largestRemainder([1, 1, 1], 2)).toEqual([1, 1, 0]);
});
