import type { RatingCounts } from '../scoring/rating.ts';

export const RECORD_BYTES = 20;
export const NONCE_BYTES = 8;
const VERSION = 1;
const CELLS_AT = 3;
const NONCE_AT = 11;
const CRC_AT = 19;
const MAX_CELL = 15;
const MAX_ROUND = 0xffff;

/**
 * What one phone tells a group session. Version 1 · round 2 · sixteen cells of four bits (before and after × true and
 * false × rating 1 to 4) 8 · random nonce 8 · CRC-8 1: twenty bytes without name, device or account.
 */
export interface WorkshopResult {
  /** Number of the round, so that a result of another one is noticed. */
  readonly round: number;
  readonly before: RatingCounts;
  readonly after: RatingCounts;
  /** Eight random bytes: the same result sent twice is one. */
  readonly nonce: Uint8Array;
}

type Four = RatingCounts['true'];

/** Polynomial x⁸ + x² + x + 1: every change within one byte is found. */
function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : crc << 1;
  }
  return crc;
}

const cellsOf = ({ before, after }: Pick<WorkshopResult, 'before' | 'after'>): readonly number[] => [
  ...before.true,
  ...before.false,
  ...after.true,
  ...after.false,
];

/** Throws for counts above 15, a round above 65 535 or a nonce of another length: mistakes of the caller. */
export function writeRecord(result: WorkshopResult): Uint8Array {
  const { round, nonce } = result;
  const cells = cellsOf(result);
  const fits = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;
  if (!fits(round, MAX_ROUND)) throw new RangeError('a round is a number of two bytes');
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has eight bytes');
  if (!cells.every((cell) => fits(cell, MAX_CELL))) throw new RangeError('a count has four bits');
  const record = new Uint8Array(RECORD_BYTES);
  record.set([VERSION, round >> 8, round & 0xff]);
  for (let pair = 0; pair < cells.length / 2; pair++) {
    record[CELLS_AT + pair] = ((cells[2 * pair] ?? 0) << 4) | (cells[2 * pair + 1] ?? 0);
  }
  record.set(nonce, NONCE_AT);
  record[CRC_AT] = crc8(record.subarray(0, CRC_AT));
  return record;
}

/** Null for anything that is no record of this version, or was changed on the way. */
export function readRecord(record: Uint8Array): WorkshopResult | null {
  if (record.length !== RECORD_BYTES || record[0] !== VERSION) return null;
  if (record[CRC_AT] !== crc8(record.subarray(0, CRC_AT))) return null;
  const cells = [...record.subarray(CELLS_AT, NONCE_AT)].flatMap((pair) => [pair >> 4, pair & 0x0f]);
  const four = (at: number): Four => [cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0, cells[at + 3] ?? 0];
  return {
    round: ((record[1] ?? 0) << 8) | (record[2] ?? 0),
    before: { true: four(0), false: four(4) },
    after: { true: four(8), false: four(12) },
    nonce: record.slice(NONCE_AT, CRC_AT),
  };
}

/** RFC 4648: no 0, 1, 8 or 9 that could be mistaken for a letter. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const RECORD_SIGNS = 32;

/** The record as 32 signs, to be shown as QR code or read out. */
export function recordText(record: Uint8Array): string {
  let text = '';
  for (let sign = 0; sign < (record.length * 8) / 5; sign++) text += ALPHABET[fiveBits(record, sign * 5)];
  return text;
}

function fiveBits(bytes: Uint8Array, at: number): number {
  const first = bytes[at >> 3] ?? 0;
  const second = bytes[(at >> 3) + 1] ?? 0;
  return (((first << 8) | second) >> (11 - (at & 7))) & 0x1f;
}

/** Reads what somebody typed or a camera saw; blanks, hyphens and small letters do not matter. Null for anything else. */
export function readRecordText(text: string): Uint8Array | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  if (signs.length !== RECORD_SIGNS) return null;
  const values = [...signs].map((sign) => ALPHABET.indexOf(sign));
  if (values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: RECORD_BYTES }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
}
