import { kinds } from '@werkstadt/shared/proposal/kinds/registry';
import { expect, test } from 'vitest';
import { kindName } from '~/platform/i18n/kind-words.ts';
import { setSettings } from '~/platform/settings/settings.ts';
import { iconNamed } from '~/ui/icon.tsx';
import { answersInWords } from './kind-words.ts';

test('[K6] every kind has its name in both languages, and an icon of the kit that is no other kind’s', () => {
  for (const locale of ['de', 'en'] as const) {
    setSettings({ locale });
    expect(new Set(kinds.map(({ id }) => kindName(id))).size).toBe(kinds.length);
  }
  for (const { icon } of kinds) expect(iconNamed(icon)).toBe(icon);
  expect(new Set(kinds.map(({ icon }) => icon)).size).toBe(kinds.length);
});

test('[K6] answers are read with their question; what nobody asks is left out', () => {
  setSettings({ locale: 'de' });
  expect(answersInWords('bike-lane', { side: 'both', colour: 'red' })).toEqual([
    { term: 'Auf welcher Seite?', value: 'Beide Seiten' },
  ]);
  expect(answersInWords('bike-lane', { side: 'both', preset: 'track' }).at(-1)).toEqual({
    term: 'Wie soll er aussehen?',
    value: 'Radweg neben der Fahrbahn',
  });
  expect(answersInWords('school-district', { school: ' Grundschule Süd ' })).toEqual([
    { term: 'Für welche Schule?', value: ' Grundschule Süd ' },
  ]);
  for (const side of ['up', 7, null, '']) expect(answersInWords('bike-lane', { side })).toEqual([]);
});
