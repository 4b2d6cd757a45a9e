import { COURSE_ACTIVITY, type Round } from '../../workshop/round.ts';
import type { BeforeAfter } from '../scoring/group-gain.ts';
import { RECORD_SIGNS, readRecord, readRecordText, recordText, type WorkshopResult, writeRecord } from './record.ts';

type RoundOfResult = Pick<Round, 'activity' | 'number'>;

/** Records one phone sends: two in a course (taught, not yet taught), one anywhere else. */
export const recordsOfResult = ({ activity }: Pick<Round, 'activity'>): 1 | 2 => (activity === COURSE_ACTIVITY ? 2 : 1);

/** Numbers the records of a round carry, in the order they are sent. */
const numbersOf = ({ activity, number }: RoundOfResult): readonly number[] =>
  recordsOfResult({ activity }) === 2 ? [number, number + 1] : [number];

/** How many numbers a round may choose among, and how far they are apart, so that no two rounds share one. */
export const numberChoices = (activity: string): { readonly choices: number; readonly step: number } => {
  const step = recordsOfResult({ activity });
  return { choices: 65_536 / step, step };
};

/**
 * What one phone sends, as 32 or 64 signs. `parts`: one, in a course first what was taught and then what was not yet;
 * `nonce`: eight random bytes, asked for once a record.
 */
export function roundResultText(round: RoundOfResult, parts: readonly BeforeAfter[], nonce: () => Uint8Array): string {
  return numbersOf(round)
    .map((number, at) => {
      const part = parts[at];
      if (!part) throw new RangeError('a result needs a part for every record');
      return recordText(writeRecord({ round: number, before: part.before, after: part.after, nonce: nonce() }));
    })
    .join('');
}

export interface RoundRecord {
  readonly record: Uint8Array;
  readonly result: WorkshopResult;
}

/** Reads 32 or 64 signs, as typed or seen by a camera; null for anything else. */
export function readRoundResult(text: string): readonly RoundRecord[] | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '');
  if (signs.length !== RECORD_SIGNS && signs.length !== 2 * RECORD_SIGNS) return null;
  const records: RoundRecord[] = [];
  for (let from = 0; from < signs.length; from += RECORD_SIGNS) {
    const record = readRecordText(signs.slice(from, from + RECORD_SIGNS));
    const result = record && readRecord(record);
    if (!record || !result) return null;
    records.push({ record, result });
  }
  return records;
}

/** Whether these are the records that one phone brings to this round. */
export function belongsToRound(records: readonly RoundRecord[], round: RoundOfResult): boolean {
  const numbers = numbersOf(round);
  return records.length === numbers.length && numbers.every((number, at) => records[at]?.result.round === number);
}
