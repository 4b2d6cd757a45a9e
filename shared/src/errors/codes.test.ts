import { expect, test } from 'vitest';
import { errorCodes, isErrorCode } from './codes.ts';
import german from './messages.de.json' with { type: 'json' };
import english from './messages.en.json' with { type: 'json' };

const keys = Object.keys(errorCodes)
  .map((code) => `error_${code.replaceAll('-', '_')}`)
  .sort();

test.each([
  ['German', german],
  ['English', english],
])('[R2] every error code has its sentence in %s, and no sentence is left over', (_language, messages) => {
  expect(Object.keys(messages).sort()).toEqual(keys);
  for (const sentence of Object.values(messages)) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
});

test('[R2] the two languages are two texts', () => {
  const other = new Map(Object.entries(english));
  for (const [key, sentence] of Object.entries(german)) expect(other.get(key)).not.toBe(sentence);
});

test('[R2] only codes of the list are codes', () => {
  expect(isErrorCode('stale')).toBe(true);
  for (const other of ['toString', '__proto__', 'Stale', '', null, 7]) expect(isErrorCode(other)).toBe(false);
});
