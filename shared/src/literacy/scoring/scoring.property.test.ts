import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';
import { discernment } from './discernment.ts';
import { addRatings, answerCounts, countRatings, ratings } from './rating.ts';

const counts = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .chain(([trueItems, falseItems]) =>
    fc.record({
      trueItems: fc.constant(trueItems),
      falseItems: fc.constant(falseItems),
      hits: fc.integer({ min: 0, max: trueItems }),
      falseAlarms: fc.integer({ min: 0, max: falseItems }),
    }),
  );
const rated = fc.array(fc.record({ truth: fc.boolean(), rating: fc.constantFrom(...ratings) }), { maxLength: 60 });

test('[L2] d′, c and the variance are finite for every count, and d′ rises with hits and falls with false alarms', () => {
  fc.assert(
    fc.property(counts, (answers) => {
      const result = discernment(answers);
      expect(Object.values(result).every(Number.isFinite)).toBe(true);
      expect(result.variance).toBeGreaterThan(0);
      if (answers.hits < answers.trueItems) {
        expect(discernment({ ...answers, hits: answers.hits + 1 }).dPrime).toBeGreaterThan(result.dPrime);
      }
      if (answers.falseAlarms < answers.falseItems) {
        expect(discernment({ ...answers, falseAlarms: answers.falseAlarms + 1 }).dPrime).toBeLessThan(result.dPrime);
      }
    }),
  );
});

test('[L3] swapping hits and false alarms negates d′ and keeps c; mirrored answers keep d′ and negate c', () => {
  fc.assert(
    fc.property(counts, ({ trueItems: items, hits, falseAlarms: drawn }) => {
      const falseAlarms = drawn % (items + 1);
      const here = discernment({ hits, trueItems: items, falseAlarms, falseItems: items });
      const swapped = discernment({ hits: falseAlarms, trueItems: items, falseAlarms: hits, falseItems: items });
      const mirrored = discernment({
        hits: items - falseAlarms,
        trueItems: items,
        falseAlarms: items - hits,
        falseItems: items,
      });
      expect(swapped.dPrime).toBeCloseTo(-here.dPrime, 10);
      expect(swapped.criterion).toBeCloseTo(here.criterion, 10);
      expect(mirrored.dPrime).toBeCloseTo(here.dPrime, 10);
      expect(mirrored.criterion).toBeCloseTo(-here.criterion, 10);
    }),
  );
});

test('[L4] the area lies in [0, 1], the order of answers does not matter, and the reversed scale gives the rest to 1', () => {
  fc.assert(
    fc.property(rated, (answers) => {
      const area = areaUnderCurve(countRatings(answers));
      if (area === null) return;
      expect(area).toBeGreaterThanOrEqual(0);
      expect(area).toBeLessThanOrEqual(1);
      expect(areaUnderCurve(countRatings([...answers].reverse()))).toBe(area);
      const reversed = { 1: 4, 2: 3, 3: 2, 4: 1 } as const;
      const turned = answers.map(({ truth, rating }) => ({ truth, rating: reversed[rating] }));
      expect(areaUnderCurve(countRatings(turned))).toBeCloseTo(1 - area, 12);
    }),
  );
});

test('[L4] counting two tests together is counting their answers together', () => {
  fc.assert(
    fc.property(rated, rated, (one, other) => {
      const together = addRatings(countRatings(one), countRatings(other));
      expect(together).toEqual(countRatings([...one, ...other]));
      const { trueItems, falseItems } = answerCounts(together);
      expect(trueItems + falseItems).toBe(one.length + other.length);
    }),
  );
});
