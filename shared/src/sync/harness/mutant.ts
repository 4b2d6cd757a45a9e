import type { decidePush } from '../decide-push.ts';
import type { Outbox, OutboxChange, OutboxRow } from '../outbox.ts';
import { type PullAnswer, type PushAnswer, pushAnswerSchema } from '../protocol.ts';
import type { KeyKind, Numbering } from './memory-store.ts';
import type { HttpAnswer } from './server.ts';

/** The places where a planted mistake may change what the cores do. None of it exists outside of the harness. */
export interface Mutant {
  readonly numbering?: Numbering;
  readonly keyWithoutCity?: KeyKind;
  readonly decidePush?: (real: typeof decidePush) => typeof decidePush;
  /** Any body with status 200 counts as "all applied". */
  readonly takesAnyBody?: boolean;
  /** Of every step of the outbox; `lapsed`: the last request was refused with 401. */
  readonly changeOutbox?: (change: OutboxChange, outbox: Outbox, lapsed: boolean) => OutboxChange;
  readonly rowsToFold?: (rows: readonly OutboxRow[]) => readonly OutboxRow[];
  readonly rowsMoveCursors?: boolean;
  readonly forgetsHorizon?: boolean;
  /** "Saved" is said when the request succeeds, before the transaction is complete. */
  readonly promisesEarly?: boolean;
  /** Power loss takes the last commits of the vault as well. */
  readonly relaxedVault?: boolean;
  readonly adoptsDigest?: boolean;
  /** A photo counts as stored before its hash was taken again. */
  readonly storesUnchecked?: boolean;
}

/**
 * As the app does: only a body of the agreed form is an answer ([S13]). A body that came through whole is what the
 * server's own core has made; it is parsed all the same where it is small.
 */
export function readPushAnswer({ status, value }: HttpAnswer): PushAnswer | null {
  const parsed = status === 200 ? pushAnswerSchema.safeParse(value) : null;
  return parsed?.success ? parsed.data : null;
}

/** Large answers would cost a run half of its time: those that came through whole are taken by their first look. */
export function readPullAnswer({ status, value }: HttpAnswer): PullAnswer | null {
  if (status !== 200 || !(value instanceof Object) || !('scopes' in value)) return null;
  return value as PullAnswer;
}
