import { afterEach, expect, test } from 'vitest';
import { forgetSettings, setSettings } from '../settings/settings.ts';
import {
  formatArea,
  formatBytes,
  formatDate,
  formatDateTime,
  formatLength,
  formatNumber,
  formatRelative,
} from './format.ts';
import { currentLocale, htmlLanguage, m, messageByKey } from './index.ts';

afterEach(forgetSettings);

/** Intl puts no-break spaces between number and unit. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('lengths, areas and sizes read as people say them, in the chosen language', () => {
  setSettings({ locale: 'de' });
  expect([850.4, 1900, 12_345, 250_000].map(formatLength).map(plain)).toEqual(['850 m', '1,9 km', '12,3 km', '250 km']);
  expect([900, 34_000, 12_000_000].map(formatArea).map(plain)).toEqual(['900 m²', '3,4 ha', '12 km²']);
  expect([12_000, 1_431_164].map(formatBytes).map(plain)).toEqual(['12 kB', '1,4 MB']);
  expect(formatNumber(12345.5)).toBe('12.345,5');
  setSettings({ locale: 'en' });
  expect(plain(formatLength(1900))).toBe('1.9 km');
  expect(formatNumber(12345.5)).toBe('12,345.5');
});

test('dates are those of the city, whatever the time zone of the device', () => {
  setSettings({ locale: 'de' });
  expect(formatDate('2027-02-08T23:30:00.000Z')).toBe('9. Februar 2027');
  expect(formatDateTime('2027-07-08T12:05:00.000Z')).toBe('8. Juli 2027 um 14:05');
});

test('how long ago, in the largest unit that fits', () => {
  setSettings({ locale: 'de' });
  const now = Date.parse('2027-02-08T12:00:00.000Z');
  expect(formatRelative('2027-02-08T11:55:00.000Z', now)).toBe('vor 5 Minuten');
  expect(formatRelative('2027-02-07T11:00:00.000Z', now)).toBe('gestern');
  expect(formatRelative('2027-03-04T12:00:00.000Z', now)).toBe('in 24 Tagen');
});

test('plain German reads German texts where it has none of its own, and is German to a screen reader', () => {
  setSettings({ locale: 'de-einfach' });
  expect(currentLocale()).toBe('de-einfach');
  expect(htmlLanguage(currentLocale())).toBe('de');
  setSettings({ locale: 'de' });
  const german = m.error_not_allowed();
  setSettings({ locale: 'de-einfach' });
  expect(m.error_not_allowed()).toBe(german);
});

test('a change of language changes every message; a built key that is missing is a mistake of the code', () => {
  setSettings({ locale: 'de' });
  const german = messageByKey('error_not_allowed');
  setSettings({ locale: 'en' });
  expect(messageByKey('error_not_allowed')).not.toBe(german);
  expect(() => messageByKey('error_of_nobody')).toThrow('error_of_nobody');
});
