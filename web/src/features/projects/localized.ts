import type { LocalizedText } from '@werkstadt/shared/language/locale';
import { currentLocale, htmlLanguage } from '~/platform/i18n/index.ts';

/** A text of the city in the reader's language. */
export const localized = (text: LocalizedText): string => text[htmlLanguage(currentLocale())];
