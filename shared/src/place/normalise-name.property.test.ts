import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseHouseNumber, normaliseName } from './normalise-name.ts';

const joined = (text: string) => normaliseName(text).join('');

test.each([
  ['Mühlenstraße', 'Muehlenstrasse'],
  ['Mühlenstraße', 'muhlenstr.'],
  ['Mühlenstraße', 'MÜHLEN STRAẞE'],
  ['Große Wollweberstraße', 'grosse-wollweber-str'],
  ['Straße des Friedens', 'Str. des Friedens'],
  ['Café René', 'cafe rene'],
  ['Gößweinstr.', 'Goessweinstrasse'],
])('[PL1] "%s" and "%s" are the same', (name, typed) => {
  expect(joined(typed)).toBe(joined(name));
});

test('[PL1] the words stay words', () => {
  expect(normaliseName('Friedrich-Engels-Ring')).toEqual(['friedrich', 'engels', 'ring']);
  expect(normaliseName(' Am  17. Juni ')).toEqual(['am', '17', 'juni']);
  expect(normaliseName('–')).toEqual([]);
});

test('[PL1] what has been typed so far stays a beginning of the name', () => {
  const syllable = fc.constantFrom(
    'straße',
    'strasse',
    'str.',
    'ä',
    'ae',
    'ue',
    'e',
    'ss',
    'ß',
    's',
    'tra',
    'a',
    'ö',
    ' ',
    '-',
    'n',
    'é',
    '3',
  );
  fc.assert(
    fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), fc.nat(), (syllables, cut) => {
      const name = syllables.join('');
      const typed = name.slice(0, cut % (name.length + 1));
      expect(joined(name).startsWith(joined(typed))).toBe(true);
    }),
    { seed: 14, numRuns: 2000 },
  );
});

test('[PL4] spaces and capitals of house numbers do not matter', () => {
  expect(normaliseHouseNumber('12 A')).toBe('12a');
  expect(normaliseHouseNumber(' 3 - 5 ')).toBe('3-5');
});
