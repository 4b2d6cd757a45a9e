import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseName, normaliseText } from './normalise-name.ts';

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'Straße',
    'STRASSE',
    'Mühle',
    'Muehle',
    'ΟΔΟΣ',
    'ΟΔΟΣ’Α',
    'İ',
    'ﬁ',
    'a\u0301',
    '\u0301',
    ';',
    '½',
    'œuvre',
  ),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', '-', '', ', ', '\n', '’', '\u037e')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''));

test('[Q3] a text word by word is the same as the text at once', () => {
  fc.assert(
    fc.property(text, (words) => {
      const together = normaliseText(words)
        .split(' ')
        .filter((word) => word !== '');
      expect(together).toEqual(normaliseName(words));
    }),
    { seed: 20270201, numRuns: 1500 },
  );
});
