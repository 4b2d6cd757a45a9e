import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testId } from '../test/domain-world.ts';
import { pretendVerifying as hashing } from './harness/pretend-crypto.ts';
import { digestOf, digestsDiffer, digestText } from './scope-digest.ts';
import { tableNames } from './table.ts';

const anyRow = fc.record({
  table: fc.constantFrom(...tableNames),
  id: fc.integer({ min: 1, max: 400 }).map(testId),
  v: fc.integer({ min: 1, max: 9_000 }),
  body: fc.constantFrom({}, null),
});
const anyRows = fc.uniqueArray(anyRow, { selector: ({ table, id }) => `${table}/${id}`, maxLength: 40 });
const seeded = { seed: 20270201, numRuns: 100 };

test('[S15] the order of the rows and purged tombstones do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (rows) => {
      const live = rows.filter(({ body }) => body !== null).reverse();
      expect(digestsDiffer(await digestOf(rows, hashing), await digestOf(live, hashing))).toBe(false);
    }),
    seeded,
  );
});

test('[S15] a row that is missing, or of another number, is noticed', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, anyRow, async (rows, more) => {
      const others = rows.filter(({ table, id }) => table !== more.table || id !== more.id);
      const shown = { ...more, body: {} };
      const whole = await digestOf([...others, shown], hashing);
      expect(digestsDiffer(await digestOf(others, hashing), whole)).toBe(true);
      expect(digestsDiffer(await digestOf([...others, { ...shown, v: more.v + 1 }], hashing), whole)).toBe(true);
    }),
    seeded,
  );
});

test('[S15] what is hashed of a row is agreed between phone and city', () => {
  expect(digestText({ table: 'proposal', id: testId(1), v: 7 })).toBe(`2/${testId(1)}/7`);
});
