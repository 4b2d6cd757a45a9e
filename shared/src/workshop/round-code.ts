/** No 0/O, 1/I/L: it is read from a screen and typed. 6 of 31 letters: 30 bits, and nobody may try many. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const ROUND_CODE_LENGTH = 6;

const CODE = new RegExp(`^[${ALPHABET}]{${ROUND_CODE_LENGTH}}$`);

/** A code from six random numbers in [0, 1). */
export function makeRoundCode(random: () => number): string {
  return Array.from({ length: ROUND_CODE_LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}

/** What somebody typed, without blanks, hyphens and small letters; null where it can be no code. */
export function readRoundCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return CODE.test(code) ? code : null;
}

/** «K7P-2QX», easier to read out. */
export const showRoundCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;
