import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  breaksByHand,
  classOf,
  darkestShare,
  drawnChange,
  equalBreaks,
  lieFactor,
  perHead,
  quantileBreaks,
  relativeChange,
} from './chart-honesty.ts';

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 });
const classes = fc.integer({ min: 2, max: 6 });
const given = { seed: 19, numRuns: 300 };

test('[LM26] an axis that starts at nothing draws a change as large as it is', () => {
  fc.assert(
    fc.property(positive, (first) => {
      expect(lieFactor(first, 0)).toEqual({ ok: true, value: 1 });
    }),
    given,
  );
});

test('[LM26] the higher the axis starts below the first value, the larger the factor', () => {
  fc.assert(
    fc.property(
      positive,
      fc.double({ min: 0, max: 0.98, noNaN: true }),
      fc.double({ min: 1e-6, max: 0.01, noNaN: true }),
      (first, share, more) => {
        const [one, other] = [lieFactor(first, first * share), lieFactor(first, first * (share + more))];
        expect(one.ok && other.ok && other.value > one.value).toBe(true);
      },
    ),
    given,
  );
});

test('[LM26] 950 on an axis from 900 is drawn nineteen times', () => {
  expect(lieFactor(950, 900)).toEqual({ ok: true, value: 19 });
  const drawn = drawnChange(950, 1000, 900);
  expect(drawn.ok && drawn.value).toBeCloseTo(1);
  expect(relativeChange(950, 1000)).toBeCloseTo(0.0526, 4);
});

test('[LM26] the factor is the drawn change over the counted one', () => {
  fc.assert(
    fc.property(positive, positive, fc.double({ min: 0, max: 0.95, noNaN: true }), (first, second, share) => {
      const base = first * share;
      const drawn = drawnChange(first, second, base);
      expect(drawn.ok && drawn.value).toBeCloseTo((second - base - (first - base)) / (first - base), 4);
    }),
    given,
  );
});

test('[LM27] an axis that starts at or above the first value is refused, a first value of nothing too', () => {
  fc.assert(
    fc.property(positive, fc.double({ min: 0, max: 1e6, noNaN: true }), (first, above) => {
      expect(lieFactor(first, first + above)).toEqual({ ok: false, reason: 'base-not-below-first' });
    }),
    given,
  );
  expect(lieFactor(0, -1)).toEqual({ ok: false, reason: 'first-is-zero' });
  expect(drawnChange(0, 5, -1)).toEqual({ ok: false, reason: 'first-is-zero' });
});

test('[LM28] breaks ascend and every value falls into exactly one class', () => {
  fc.assert(
    fc.property(values, classes, fc.constantFrom(equalBreaks, quantileBreaks), (counted, wanted, breaksOf) => {
      const breaks = breaksOf(counted, wanted);
      expect(breaks.ok).toBe(true);
      if (!breaks.ok) return;
      expect(breaks.value).toEqual([...new Set(breaks.value)].sort((a, b) => a - b));
      expect(breaks.value.length).toBeLessThan(wanted);
      const ends = [Number.NEGATIVE_INFINITY, ...breaks.value, Number.POSITIVE_INFINITY];
      for (const value of counted) {
        const home = classOf(value, breaks.value);
        const fits = ends.slice(1).filter((end, index) => value > (ends[index] ?? 0) && value <= end);
        expect(fits).toEqual([ends[home + 1]]);
      }
      const inClass = counted.map((value) => classOf(value, breaks.value));
      expect(darkestShare(counted, breaks.value)).toBe(
        inClass.filter((home) => home === breaks.value.length).length / counted.length,
      );
    }),
    given,
  );
});

test('[LM28] classes of equal counts hold equally many where no values are alike', () => {
  const breaks = quantileBreaks([8, 1, 3, 2, 5, 4, 7, 6], 4);
  expect(breaks).toEqual({ ok: true, value: [2, 4, 6] });
  expect(equalBreaks([0, 10, 40], 4)).toEqual({ ok: true, value: [10, 20, 30] });
});

test('[LM28] breaks that do not ascend, are missing or have no values are refused', () => {
  expect(breaksByHand([1, 3, 2])).toEqual({ ok: false, reason: 'breaks-not-ascending' });
  expect(breaksByHand([1, 1])).toEqual({ ok: false, reason: 'breaks-not-ascending' });
  expect(breaksByHand([1, Number.NaN])).toEqual({ ok: false, reason: 'breaks-missing' });
  expect(breaksByHand([])).toEqual({ ok: false, reason: 'breaks-missing' });
  expect(equalBreaks([], 4)).toEqual({ ok: false, reason: 'no-values' });
  expect(quantileBreaks([], 4)).toEqual({ ok: false, reason: 'no-values' });
});

test('[LM29] per head times population is the count again', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom(1, 100, 1000),
      (count, people, per) => {
        expect((perHead(count, people, per) * people) / per).toBeCloseTo(count, 6);
      },
    ),
    given,
  );
});

test('[LM29] measuring never changes the data', () => {
  fc.assert(
    fc.property(values, classes, (counted, wanted) => {
      const before = [...counted];
      equalBreaks(counted, wanted);
      quantileBreaks(counted, wanted);
      expect(counted).toEqual(before);
    }),
    given,
  );
});
