/**
 * Numbers and plural forms in messages, in place of the registry that comes with the compiled catalogue: that one makes a
 * formatter for every message, which takes a slow phone 5 to 20 ms, and a list asks for dozens.
 */

/** One for a language and its options. */
function once<Options, Formatter>(
  make: (locale: string, options: Options) => Formatter,
): (locale: string, options: Options) => Formatter {
  const made = new Map<string, Formatter>();
  return (locale, options) => {
    const asked = `${locale} ${JSON.stringify(options)}`;
    const formatter = made.get(asked) ?? make(locale, options);
    made.set(asked, formatter);
    return formatter;
  };
}

const rulesOf = once((locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
const formatOf = once((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

export const plural = (locale: string, input: unknown, options: Intl.PluralRulesOptions = {}): string =>
  rulesOf(locale, options).select(Number(input));

export const number = (locale: string, input: unknown, options: Intl.NumberFormatOptions = {}): string =>
  formatOf(locale, options).format(Number(input));
