import { expect, test } from 'vitest';
import { germanSyllables, readingHints, readingLevel } from './reading-level.ts';

test.each([
  [
    'Das ist ein Foto von einem Fluss. Es ist echt. Aber der Text dazu ist falsch. Das Bild ist sechs Jahre alt.',
    -2.48,
    5.5,
  ],
  [
    'Die Beteiligung der Öffentlichkeit erfolgt nach Maßgabe der Verwaltungsvorschrift, wobei Stellungnahmen ausschließlich schriftlich einzureichen sind.',
    17.36,
    75,
  ],
])('[L10] %s', (text, wiener, lix) => {
  const level = readingLevel(text, 'de');
  expect(level.wienerSachtext).toBeCloseTo(wiener, 2);
  expect(level.lix).toBeCloseTo(lix, 1);
});

test.each([
  ['Fahrrad', 2],
  ['Häuser', 2],
  ['Idee', 2],
  ['Radio', 3],
  ['Gemeinderat', 4],
  ['ja', 1],
])('[L10] %s has %i syllables', (word, count) => {
  expect(germanSyllables(word)).toBe(count);
});

test('[L11] below 30 words only the length of sentences counts', () => {
  const short = readingLevel('Verwaltungsvorschriften regeln Beteiligungsverfahren.', 'de-einfach');
  expect(short.lix).toBeGreaterThan(35);
  expect(readingHints(short, 'de-einfach')).toEqual([]);
  const long = readingLevel(Array.from({ length: 21 }, () => 'ja').join(' '), 'de-einfach');
  expect(readingHints(long, 'de-einfach')).toEqual(['long-sentence']);
  expect(readingHints(long, 'de')).toEqual([]);
  expect(readingHints({ ...long, longestSentence: 26 }, 'de')).toEqual(['long-sentence']);
});

test('[L11] each language has its own limits', () => {
  const text = Array.from({ length: 8 }, () => 'Die Verwaltung prüft eingereichte Stellungnahmen.').join(' ');
  expect(readingHints(readingLevel(text, 'de-einfach'), 'de-einfach')).toEqual(['wiener-sachtext', 'lix']);
  expect(readingHints(readingLevel(text, 'de'), 'de')).toEqual(['wiener-sachtext']);
  expect(readingLevel(text, 'en').wienerSachtext).toBeNull();
  expect(readingHints(readingLevel(text, 'en'), 'en')).toEqual(['lix']);
});

test('[L10] a point in a number ends no sentence, a line does', () => {
  expect(readingLevel('Es sind 1.000 Menschen\nund mehr', 'de').sentences).toBe(2);
  expect(readingLevel('', 'de').words).toBe(0);
});
