import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowEnds } from './row-ends.ts';

/** Many of them begin their search at the same place. */
const end = fc.tuple(fc.nat(3), fc.nat(40)).map(([high, low]) => high * 2 ** 32 + low * 64);

test('[S30] every end keeps one place of its own, however many fall on the same', () => {
  fc.assert(
    fc.property(fc.array(end, { maxLength: 60 }), fc.array(end, { maxLength: 20 }), (entered, others) => {
      const ends = new RowEnds(entered.length);
      const placeOf = new Map<number, number>();
      for (const one of entered) {
        const place = ends.enter(one);
        expect(place).toBeLessThan(ends.places);
        expect(placeOf.get(one) ?? place).toBe(place);
        placeOf.set(one, place);
      }
      expect(new Set(placeOf.values()).size).toBe(placeOf.size);
      for (const one of [...entered, ...others]) expect(ends.placeOf(one)).toBe(placeOf.get(one) ?? null);
    }),
    { seed: 20_261_201, numRuns: 200 },
  );
});
