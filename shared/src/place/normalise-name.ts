const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/\p{Mark}/gu, ''],
  [/[øö]/g, 'o'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ł/g, 'l'],
  [/ß/g, 'ss'],
  // "Mühle", "Muehle" and "Muhle" are one word for a person who types.
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/s+/g, 's'],
  [/[^\p{Letter}\p{Number}]+/gu, ' '],
];

/** "Straße", "Strasse", "Str." and whatever of it has been typed so far. */
const STREET_ENDING = /str(?:a|as|ase)?$/;

/**
 * The words of a name or a query in the form in which they are compared (rule PL1). What a person has typed of a name
 * stays a beginning of it.
 */
export function normaliseName(text: string): string[] {
  let plain = text.toLowerCase().normalize('NFD');
  for (const [pattern, replacement] of LETTERS) plain = plain.replace(pattern, replacement);
  return plain
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(STREET_ENDING, 'str'));
}

/** People write the same words again and again: each is brought into its form once. */
const knownWords = new Map<string, string>();
const MAX_KNOWN_WORDS = 100_000;

function normaliseWord(word: string): string {
  const known = knownWords.get(word);
  if (known !== undefined) return known;
  const normal = normaliseName(word).join(' ');
  if (knownWords.size >= MAX_KNOWN_WORDS) knownWords.clear();
  knownWords.set(word, normal);
  return normal;
}

/**
 * The same words in one string, for long texts in great number: a word is in one of them exactly where it is in the string.
 */
export function normaliseText(text: string): string {
  const words = text.toLowerCase().split(/[^\p{Letter}\p{Number}\p{Mark}]+/u);
  return words.map(normaliseWord).join(' ');
}

/** A house number as it is compared: "12 a" and "12A" are "12a". */
export function normaliseHouseNumber(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
