import type { ModuleLanguage } from './package/ids.ts';

/** Figures of a text. Formulas are hints, not proof; the thresholds are ours. */
export interface ReadingLevel {
  readonly words: number;
  readonly sentences: number;
  /** Words of the longest sentence. */
  readonly longestSentence: number;
  /** Björnsson 1968: words per sentence + % of words with more than six letters. */
  readonly lix: number;
  /** Wiener Sachtextformel 1 (Bamberger & Vanecek 1984), German only: about the school year; null in English. */
  readonly wienerSachtext: number | null;
}

const WORD = /\p{L}+/gu;

/** Vowel groups of a German word: aa ee oo ie ei ai au eu äu count once. */
export function germanSyllables(word: string): number {
  return word.toLowerCase().match(/aa|ee|oo|ie|ei|ai|au|eu|äu|[aeiouyäöüáàâéèêíìîóòôúùû]/gu)?.length ?? 1;
}

/** Sentences as lists of words; they end at . ! ? : and at the end of a line. A point inside a number ends none. */
function sentencesOf(text: string): string[][] {
  return text
    .split(/[.!?:](?!\d)|\n/u)
    .map((sentence) => sentence.match(WORD) ?? [])
    .filter((words) => words.length > 0);
}

export function readingLevel(text: string, language: ModuleLanguage): ReadingLevel {
  const sentences = sentencesOf(text);
  const words = sentences.flat();
  const count = words.length;
  if (count === 0) return { words: 0, sentences: 0, longestSentence: 0, lix: 0, wienerSachtext: null };
  const perCent = (fits: (word: string) => boolean) => (words.filter(fits).length / count) * 100;
  const perSentence = count / sentences.length;
  const long = perCent((word) => word.length > 6);
  const german = language !== 'en';
  return {
    words: count,
    sentences: sentences.length,
    longestSentence: Math.max(...sentences.map((sentence) => sentence.length)),
    lix: perSentence + long,
    wienerSachtext: german
      ? 0.1935 * perCent((word) => germanSyllables(word) >= 3) +
        0.1672 * perSentence +
        0.1297 * long -
        0.0327 * perCent((word) => germanSyllables(word) === 1) -
        0.875
      : null,
  };
}

/** Below so many words only the length of sentences counts. */
export const MIN_WORDS_FOR_FORMULA = 30;

const limits: Record<
  ModuleLanguage,
  { readonly wienerSachtext: number; readonly lix: number; readonly sentence: number }
> = {
  'de-einfach': { wienerSachtext: 6, lix: 35, sentence: 20 },
  de: { wienerSachtext: 9, lix: Number.POSITIVE_INFINITY, sentence: 25 },
  en: { wienerSachtext: Number.POSITIVE_INFINITY, lix: 40, sentence: 20 },
};

export type ReadingHint = 'long-sentence' | 'wiener-sachtext' | 'lix';

/** What a text is too hard in, for its language. */
export function readingHints(level: ReadingLevel, language: ModuleLanguage): ReadingHint[] {
  const limit = limits[language];
  const hints: ReadingHint[] = [];
  if (level.longestSentence > limit.sentence) hints.push('long-sentence');
  if (level.words < MIN_WORDS_FOR_FORMULA) return hints;
  if ((level.wienerSachtext ?? 0) > limit.wienerSachtext) hints.push('wiener-sachtext');
  if (level.lix > limit.lix) hints.push('lix');
  return hints;
}
