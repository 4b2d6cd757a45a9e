import { MAX_PUSH_MUTATIONS } from './protocol.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** What a drain remembers between its attempts; it is not stored. */
export interface Attempts {
  readonly failures: number;
  /** Largest batch that may be tried next. */
  readonly maxMutations: number;
  /** Nothing is sent until the person has signed in again. */
  readonly signInNeeded: boolean;
}
export const freshAttempts: Attempts = { failures: 0, maxMutations: MAX_PUSH_MUTATIONS, signInNeeded: false };

/** Why nothing was decided ([S13]). `no-answer`: nothing, 5xx, 429, HTML, or a body that is no answer. */
export type Failure =
  | { readonly kind: 'no-answer'; readonly retryAfterMs: number | null }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'too-large' };

export type FailureStep =
  | { readonly kind: 'wait'; readonly waitMs: number; readonly attempts: Attempts }
  | { readonly kind: 'again'; readonly attempts: Attempts }
  /** The only act of the batch is too large for the way to the server: `setAside`. */
  | { readonly kind: 'set-aside'; readonly attempts: Attempts };

/** What follows a failed attempt; the acts themselves stay as they are, waiting. `random` in [0, 1). */
export function afterFailure(attempts: Attempts, failure: Failure, batchLength: number, random: number): FailureStep {
  switch (failure.kind) {
    case 'too-large':
      if (batchLength <= 1) return { kind: 'set-aside', attempts };
      return { kind: 'again', attempts: { ...attempts, maxMutations: Math.floor(batchLength / 2) } };
    case 'sign-in-needed':
    case 'no-answer': {
      const signInNeeded = failure.kind === 'sign-in-needed';
      const failures = attempts.failures + 1;
      const asked = failure.kind === 'no-answer' ? failure.retryAfterMs : null;
      const waitMs = Math.max(asked ?? 0, backOffMs(failures, random));
      return { kind: 'wait', waitMs, attempts: { ...attempts, failures, signInNeeded } };
    }
  }
}

/** Full jitter: anywhere between one second and twice the last bound, at most a minute. */
export function backOffMs(failures: number, random: number): number {
  const bound = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 16));
  return FIRST_WAIT_MS + Math.floor(random * (bound - FIRST_WAIT_MS));
}
