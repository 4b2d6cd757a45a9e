import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecord, readRecordText, recordText, type WorkshopResult, writeRecord } from './record.ts';

const cell = fc.integer({ min: 0, max: 15 });
const four = fc.tuple(cell, cell, cell, cell);
const ratings = fc.record({ true: four, false: four });
const result: fc.Arbitrary<WorkshopResult> = fc.record({
  round: fc.integer({ min: 0, max: 0xffff }),
  before: ratings,
  after: ratings,
  nonce: fc.uint8Array({ minLength: 8, maxLength: 8 }),
});

test('[W1] a result is 20 bytes or 32 signs and comes back as it was', () => {
  fc.assert(
    fc.property(result, (one) => {
      const record = writeRecord(one);
      const text = recordText(record);
      expect([record.length, text.length]).toEqual([20, 32]);
      expect(readRecordText(` ${text.slice(0, 8).toLowerCase()}-${text.slice(8)}`)).toEqual(record);
      expect(readRecord(record)).toEqual(one);
    }),
  );
});

test('[W1] any change of one byte is refused', () => {
  fc.assert(
    fc.property(result, fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 255 }), (one, at, change) => {
      const record = writeRecord(one);
      record[at] = (record[at] ?? 0) ^ change;
      expect(readRecord(record)).toBeNull();
    }),
  );
});

test('[W1] what is no record is refused: another length, another version, signs that are none', () => {
  expect(readRecord(new Uint8Array(19))).toBeNull();
  expect(readRecord(new Uint8Array(20))).toBeNull();
  for (const text of ['', 'A'.repeat(31), '0'.repeat(32), 'Ä'.repeat(32)]) expect(readRecordText(text)).toBeNull();
});

test('[W1] a count that has no room, a round that is none and a short nonce are mistakes of the code', () => {
  const empty = { true: [0, 0, 0, 0], false: [0, 0, 0, 0] } as const;
  const sound = { round: 1, before: empty, after: empty, nonce: new Uint8Array(8) };
  expect(() => writeRecord({ ...sound, before: { ...empty, true: [16, 0, 0, 0] } })).toThrow('four bits');
  expect(() => writeRecord({ ...sound, round: 65_536 })).toThrow('two bytes');
  expect(() => writeRecord({ ...sound, nonce: new Uint8Array(7) })).toThrow('eight bytes');
});
