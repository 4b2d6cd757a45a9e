import * as z from 'zod/mini';

/** A module, a step, a case, a page: lower case, digits and hyphens. */
export const idSchema = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'id'), z.maxLength(60));

/** `m3-a-07`: module, form (`a`–`c`), practice (`p`) or booster (`x`), number. */
export const itemIdSchema = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*-[abcpx]-\d\d$/, 'item-id'));

/**
 * Key of a text in `strings/<language>.json`. The first word says what it belongs to; nothing else in a package looks
 * like a key, so that the validator finds every use.
 */
export const STRING_KEY = /^(step|item|data)(\.[a-zA-Z0-9-]+)+$/;
export const stringKeySchema = z.string().check(z.regex(STRING_KEY, 'string-key'), z.maxLength(100));

/** Languages a built-in module is written in. A text that lacks plain German (`de-einfach`) is shown in German. */
export const moduleLanguages = ['de', 'en', 'de-einfach'] as const;
export const moduleLanguageSchema = z.enum(moduleLanguages);
export type ModuleLanguage = z.infer<typeof moduleLanguageSchema>;

/** Words that are needed before the strings of a module are loaded, and alternative texts. */
export const wordsSchema = z.strictObject({
  de: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
  en: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
  'de-einfach': z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
});

/** ISO 8601 day, `2026-11-20`. */
export const daySchema = z.iso.date();
