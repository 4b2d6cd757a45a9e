import { prefixDistance } from './prefix-distance.ts';

/** A name or query in comparable form, see `normaliseName`. */
export interface ComparableName {
  words: readonly string[];
  /** The words without spaces: "Bahnhof Str" finds "Bahnhofstraße". */
  joined: string;
}

export function comparable(words: readonly string[]): ComparableName {
  return { words, joined: words.join('') };
}

/** Ranks of a match, the best first; mistakes are added to the last two. */
export const RANK = { exact: 0, beginning: 1, words: 2, mistakes: 3, wordsWithMistakes: 6 } as const;

/** How many typing mistakes are forgiven for so many letters. */
export function forgivenMistakes(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

/** How well a query fits a name, small is better; null where it does not (rule PL2). */
export function rankName(query: ComparableName, name: ComparableName): number | null {
  if (query.joined === '') return null;
  if (name.joined === query.joined) return RANK.exact;
  if (name.joined.startsWith(query.joined)) return RANK.beginning;
  if (matchWords(query.words, name.words, 0) !== null) return RANK.words;
  const limit = forgivenMistakes(query.joined.length);
  if (limit === 0) return null;
  const mistakes = prefixDistance(query.joined, name.joined, limit);
  if (mistakes <= limit) return RANK.mistakes + mistakes;
  const wordMistakes = matchWords(query.words, name.words, limit);
  return wordMistakes === null ? null : RANK.wordsWithMistakes + wordMistakes;
}

/** Each typed word begins some word of the name, in any order; the sum of mistakes, null above `limit`. */
function matchWords(typed: readonly string[], name: readonly string[], limit: number): number | null {
  let sum = 0;
  for (const word of typed) {
    const forgiven = Math.min(limit - sum, forgivenMistakes(word.length));
    let best = forgiven + 1;
    for (const candidate of name) {
      best = Math.min(
        best,
        forgiven === 0 ? (candidate.startsWith(word) ? 0 : 1) : prefixDistance(word, candidate, forgiven),
      );
    }
    if (best > forgiven) return null;
    sum += best;
  }
  return sum;
}
