import * as z from 'zod/mini';

/** Languages a citizen's text may be written in; shown with its own `lang`. */
export const textLanguageSchema = z.enum(['de', 'en']);
export type TextLanguage = z.infer<typeof textLanguageSchema>;

/** A text of the city, complete in both languages. */
export const localizedTextSchema = z.strictObject({
  de: z.string().check(z.trim(), z.minLength(1), z.maxLength(8000)),
  en: z.string().check(z.trim(), z.minLength(1), z.maxLength(8000)),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;
