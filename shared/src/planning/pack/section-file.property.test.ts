import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';
import { readSectionFile, type SectionArray, writeSectionFile } from './section-file.ts';
import { VarintReader, VarintWriter } from './varints.ts';

const seed = 20_270_402;

const array: fc.Arbitrary<SectionArray> = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  fc.uint16Array({ maxLength: 20 }),
  fc.uint32Array({ maxLength: 20 }),
  fc.int32Array({ maxLength: 20 }),
  fc.float64Array({ maxLength: 20, noNaN: true }),
);
const sections = fc.uniqueArray(fc.tuple(fc.nat(65_535), array), { selector: ([id]) => id, maxLength: 12 });

test('[PN5] what was written is read: every section, whatever lies before the bytes', () => {
  fc.assert(
    fc.property(sections, fc.nat(9), (written, before) => {
      const bytes = writeSectionFile(written);
      const moved = new Uint8Array(before + bytes.length);
      moved.set(bytes, before);
      const read = readSectionFile(moved.subarray(before));
      expect(read.ok && [...read.sections]).toEqual(written);
    }),
    { seed },
  );
});

test('[PN5] a file that was cut, or changed in a single bit, is told and never read', () => {
  let refused = 0;
  fc.assert(
    fc.property(sections, fc.nat(), fc.nat(7), (written, place, bit) => {
      const bytes = writeSectionFile(written);
      expect(readSectionFile(bytes.slice(0, place % bytes.length)).ok).toBe(false);
      const changed = bytes.slice();
      const at = place % bytes.length;
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const read = readSectionFile(changed);
      expect(read.ok, `bit ${bit} of byte ${at}`).toBe(false);
      refused += 1;
    }),
    { seed, numRuns: 500 },
  );
  expect(refused).toBe(500);
});

test('[PN5] it is told what is wrong', () => {
  const problem = (bytes: Uint8Array<ArrayBuffer>) => {
    const read = readSectionFile(bytes);
    return read.ok ? null : read.problem;
  };
  const bytes = writeSectionFile([[1, Uint8Array.of(1, 2, 3)]]);
  expect(problem(bytes)).toBeNull();
  expect(problem(new Uint8Array(0))).toBe('not-a-planning-file');
  expect(problem(new Uint8Array(100).fill(60))).toBe('not-a-planning-file');
  expect(problem(bytes.slice(0, -1))).toBe('cut-off');
  const newer = bytes.slice();
  newer[4] = 2;
  expect(problem(newer)).toBe('newer-format');
});

test('[PN5] the sum of a file is the CRC-32 that others know', () => {
  expect(crc32(Uint8Array.from('123456789', (digit) => digit.charCodeAt(0)))).toBe(0xcbf43926);
});

test('[PN5] packed numbers come back, signed and unsigned, and an end is noticed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffffffff)),
      fc.array(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })),
      (plain, signed) => {
        const writer = new VarintWriter();
        for (const value of plain) writer.unsigned(value);
        for (const value of signed) writer.signed(value);
        const reader = new VarintReader(writer.bytes());
        expect(plain.map(() => reader.unsigned())).toEqual(plain);
        expect(signed.map(() => reader.signed())).toEqual(signed.map((value) => value + 0));
        expect([reader.failed, reader.atEnd()]).toEqual([false, true]);
        reader.unsigned();
        expect(reader.failed).toBe(true);
      },
    ),
    { seed },
  );
});
