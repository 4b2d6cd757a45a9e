import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packIntegers, unpackIntegers } from './pack-integers.ts';

const limit = 2 ** 30 - 1;

test('[PL8] whole numbers survive packing', () => {
  const anyInteger = fc.oneof(fc.integer({ min: -limit, max: limit }), fc.integer({ min: -40, max: 40 }));
  fc.assert(
    fc.property(fc.array(anyInteger), (values) => {
      expect(unpackIntegers(packIntegers(values))).toEqual(values.map((value) => value + 0));
    }),
    { seed: 4 },
  );
});

test('[PL8] what is no packed text is null or numbers, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('?', '_', '~', '}', ' ', 'ß', '\n'), maxLength: 20 }), (text) => {
      const values = unpackIntegers(text);
      expect(values === null || values.every(Number.isInteger)).toBe(true);
    }),
  );
  expect(unpackIntegers('~')).toBeNull();
  expect(unpackIntegers('a b')).toBeNull();
});

test('[PL8] numbers that do not fit are refused when packing', () => {
  for (const value of [0.5, Number.NaN, 2 ** 30, -(2 ** 30)]) expect(() => packIntegers([value])).toThrow(RangeError);
});
