import { useSyncExternalStore } from 'react';
import * as keyed from '~/paraglide/keyed-messages.js';
import * as m from '~/paraglide/messages.js';
import { overwriteGetLocale } from '~/paraglide/runtime.js';
import { getSettings, subscribeSettings } from '../settings/settings.ts';
import type { KeyedMessage } from './key-families.ts';

export { m };

export type Locale = 'de' | 'en' | 'de-einfach';

/** Chosen language, else the device's, else German. Never in the address: a shared link opens in the reader's language. */
export function currentLocale(): Locale {
  return getSettings().locale ?? localeOf(navigator.languages);
}

/** Every message asks; browsers answer the same list until it changes. */
const localesOfLists = new WeakMap<readonly string[], Locale>();

function localeOf(languages: readonly string[]): Locale {
  const known = localesOfLists.get(languages);
  if (known) return known;
  const wanted = languages.find((language) => /^(de|en)\b/i.test(language)) ?? 'de';
  const locale = wanted.toLowerCase().startsWith('en') ? 'en' : 'de';
  localesOfLists.set(languages, locale);
  return locale;
}

overwriteGetLocale(currentLocale);

/** Every screen and every memoised component calls it, so that a change of language draws it anew and keeps what was typed. */
export function useLocale(): Locale {
  return useSyncExternalStore(subscribeSettings, currentLocale);
}

/** Value of `lang` in HTML: plain German is read by the German voice. */
export const htmlLanguage = (locale: Locale): 'de' | 'en' => (locale === 'en' ? 'en' : 'de');

type Inputs = Readonly<Record<string, string | number>>;
type MessageFunction = (inputs?: Inputs) => string;

const catalogue: ReadonlyMap<string, MessageFunction> = new Map(Object.entries(keyed) as [string, MessageFunction][]);

/** A message whose key is built from data (`key-families.ts`). Throws for a key that is not in the catalogue. */
export function messageByKey(key: KeyedMessage, inputs: Inputs = {}): string {
  const message = catalogue.get(key);
  if (!message) throw new Error(`no message «${key}»`);
  return message(inputs);
}
