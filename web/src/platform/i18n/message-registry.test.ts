import { expect, test } from 'vitest';
import * as m from '~/paraglide/messages.js';
import * as registry from '~/paraglide/registry.js';
import { number, plural } from './message-registry.ts';

test('messages ask one formatter for each language and its options, and say what new ones would', () => {
  for (const locale of ['de', 'en', 'de-einfach']) {
    for (const input of [0, 1, 2, 1.5, 1234.5, '7', Number.NaN]) {
      expect(plural(locale, input)).toBe(new Intl.PluralRules(locale).select(Number(input)));
      expect(number(locale, input)).toBe(new Intl.NumberFormat(locale).format(Number(input)));
      const ordinal = { type: 'ordinal' } as const;
      expect(plural(locale, input, ordinal)).toBe(new Intl.PluralRules(locale, ordinal).select(Number(input)));
      const whole = { maximumFractionDigits: 0 };
      expect(number(locale, input, whole)).toBe(new Intl.NumberFormat(locale, whole).format(Number(input)));
    }
  }
});

test('the compiled catalogue asks them', () => {
  expect(registry).toMatchObject({ plural, number });
  expect([0, 1, 2].map((count) => m.project_supports({ count }, { locale: 'de' }))).toEqual([
    '0 Personen unterstützen das',
    '1 Person unterstützt das',
    '2 Personen unterstützen das',
  ]);
});
