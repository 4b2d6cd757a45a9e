import { prefixDistance } from './prefix-distance.ts';

/** A name or query in comparable form, see `normaliseName`. */
export interface ComparableName {
  words: readonly string[];
  /** The words without spaces: "Bahnhof Str" finds "Bahnhofstraße". */
  joined: string;
  /** The same with "str" written out, for mistakes made in that part; null where there is none. */
  writtenOut: string | null;
  /** The words written out. */
  longWords: readonly string[];
  /** One bit for each letter of `joined`, and of the words written out; letters may share a bit. */
  letters: number;
  lettersWrittenOut: number;
}

const SHORT_STREET = /str$/;

export function comparable(words: readonly string[]): ComparableName {
  const longWords = words.map((word) => word.replace(SHORT_STREET, 'strase'));
  const [joined, writtenOut] = [words.join(''), longWords.join('')];
  return {
    words,
    joined,
    writtenOut: writtenOut === joined ? null : writtenOut,
    longWords,
    letters: lettersOf(joined),
    lettersWrittenOut: lettersOf(writtenOut),
  };
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
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
  const limit = forgivenMistakes(query.joined.length);
  // Each letter that the name does not have costs a mistake at least: most names are out here.
  if (countBits(query.letters & ~name.lettersWrittenOut) > limit) return null;
  if (name.joined === query.joined) return RANK.exact;
  if (name.joined.startsWith(query.joined)) return RANK.beginning;
  if (matchWords(query.words, name.longWords, 0) !== null) return RANK.words;
  if (limit === 0) return null;
  const mistakes = Math.min(
    prefixDistance(query.joined, name.joined, limit),
    name.writtenOut === null ? limit + 1 : prefixDistance(query.joined, name.writtenOut, limit),
  );
  if (mistakes <= limit) return RANK.mistakes + mistakes;
  const wordMistakes = matchWords(query.words, name.longWords, limit);
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
