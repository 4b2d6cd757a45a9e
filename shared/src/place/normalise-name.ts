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

/** A house number as it is compared: "12 a" and "12A" are "12a". */
export function normaliseHouseNumber(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
