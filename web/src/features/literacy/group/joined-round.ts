import type { BeforeAfter } from '@werkstadt/shared/literacy/scoring/group-gain';
import { NONCE_BYTES } from '@werkstadt/shared/literacy/workshop/record';
import { roundResultText } from '@werkstadt/shared/literacy/workshop/round-result';
import { type Round, roundSchema } from '@werkstadt/shared/workshop/round';
import * as z from 'zod/mini';
import { learningStore } from '~/platform/learning/index.ts';

/** A round this phone has joined, as it lies on the device: it goes on, and can report, without a network. */
const joinedRoundSchema = z.object({
  round: roundSchema,
  /** What is sent, as 32 signs, of a course as 64; made once, so that sending it twice is one result. */
  result: z.nullable(z.string()),
  /** ISO 8601, this device's clock. */
  sentAt: z.nullable(z.string()),
});
export type JoinedRound = z.infer<typeof joinedRoundSchema>;

const key = (code: string): string => `round:${code}`;

export function readJoined(records: ReadonlyMap<string, unknown>, code: string): JoinedRound | null {
  const parsed = joinedRoundSchema.safeParse(records.get(key(code)));
  return parsed.success ? parsed.data : null;
}

const save = (joined: JoinedRound): Promise<void> => learningStore.put(key(joined.round.code), joined);

export const joinRound = (round: Round): Promise<void> => save({ round, result: null, sentAt: null });

/** What came from the server since: closed, published. */
export const refreshJoined = (joined: JoinedRound, round: Round): Promise<void> => save({ ...joined, round });

export const markSent = (joined: JoinedRound): Promise<void> => save({ ...joined, sentAt: new Date().toISOString() });

/** Turns counted answers into what is sent: 20 bytes, in a course twice. */
export function makeResult(joined: JoinedRound, parts: readonly BeforeAfter[]): void {
  const nonce = () => crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  save({ ...joined, result: roundResultText(joined.round, parts, nonce) });
}
