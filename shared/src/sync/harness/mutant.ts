import type { decidePush } from '../decide-push.ts';
import type { Outbox, OutboxChange, OutboxRow } from '../outbox.ts';
import { type PushAnswer, pushAnswerSchema } from '../protocol.ts';
import type { KeyKind, Numbering } from './memory-store.ts';

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
}

/** As the app does: only a body of the agreed form is an answer ([S13]). */
export function readPushAnswer(body: string): PushAnswer | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const parsed = pushAnswerSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
