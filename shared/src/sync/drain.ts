import { type Attempts, afterFailure, backOffMs, type Failure, freshAttempts } from './back-off.ts';
import {
  afterPushAnswer,
  answersBatch,
  markSent,
  markUnsent,
  nextBatch,
  nothingChanged,
  type Outbox,
  type OutboxChange,
  type OutboxRow,
  removeReceived,
  sentForm,
  setAside,
} from './outbox.ts';
import { PROTOCOL_VERSION, type PushAnswer, type PushRequest, type WireRow } from './protocol.ts';

/** What a drain needs of the device it runs on. */
export interface DrainPorts {
  readonly city: string;
  readonly readOutbox: () => Promise<Outbox>;
  /** Takes the step over what is stored at that moment, in ONE vault transaction; resolves once the disk has it. */
  readonly changeOutbox: (step: (outbox: Outbox) => OutboxChange) => Promise<unknown>;
  /** One request; its answer parsed by `pushAnswerSchema`. */
  readonly push: (request: PushRequest) => Promise<{ readonly answer: PushAnswer } | { readonly failure: Failure }>;
  /**
   * Enters rows into the cache where they are newer, unless the cache is of another epoch meanwhile, and never moves a
   * cursor ([S13]); resolves once they are there.
   */
  readonly enterRows: (rows: readonly WireRow[], epoch: string) => Promise<unknown>;
  /** Of all held scopes. */
  readonly cursors: () => ReadonlyMap<string, number>;
  readonly createId: () => string;
  /** In [0, 1). */
  readonly random: () => number;
}

export type DrainStep =
  /** Nothing waits to be sent. */
  | { readonly kind: 'idle' }
  /** Something was decided or has changed: take the next step. */
  | { readonly kind: 'go-on'; readonly attempts: Attempts }
  | { readonly kind: 'wait'; readonly waitMs: number; readonly attempts: Attempts };

/**
 * Sends the next acts once and takes in what came back. Whatever ends it half-way, and however often it runs at the same
 * time, the next step finds a consistent outbox: rows enter the cache before the acts count as received, and nothing
 * leaves the outbox before both. `serverTime`: the last one heard of.
 */
export async function drainStep(ports: DrainPorts, attempts: Attempts, serverTime: string | null): Promise<DrainStep> {
  const outbox = await ports.readOutbox();
  const next = nextBatch(outbox, attempts.maxMutations, serverTime);
  if (next.kind === 'nothing') return { kind: 'idle' };
  if (next.kind === 'too-large') {
    await leaveOut(ports, next.row);
    return { kind: 'go-on', attempts };
  }
  const batch = next.rows;
  const mids = new Set(batch.map((row) => row.mid));
  await ports.changeOutbox((current) => markSent(current, mids));
  const outcome = await ports.push({
    proto: PROTOCOL_VERSION,
    city: ports.city,
    epoch: outbox.epoch,
    replica: outbox.replica,
    mutations: batch.map(sentForm),
  });
  if ('answer' in outcome && answersBatch(outcome.answer, batch)) {
    await takeAnswer(ports, outcome.answer);
    if (outcome.answer.kind === 'ok') return { kind: 'go-on', attempts: freshAttempts };
    // The second time in a row that nothing was decided is one time too many for an answer without a pause.
    const failures = attempts.failures + 1;
    const waitMs = failures === 1 ? 0 : backOffMs(failures, ports.random());
    return { kind: 'wait', waitMs, attempts: { ...attempts, failures } };
  }
  const failure: Failure = 'answer' in outcome ? { kind: 'no-answer', retryAfterMs: null } : outcome.failure;
  await ports.changeOutbox((current) => markUnsent(current, mids));
  const step = afterFailure(attempts, failure, batch.length, ports.random());
  if (step.kind === 'wait') return step;
  if (step.kind === 'set-aside' && batch[0]) await leaveOut(ports, batch[0]);
  return { kind: 'go-on', attempts: step.attempts };
}

async function takeAnswer(ports: DrainPorts, answer: PushAnswer): Promise<void> {
  if (answer.kind === 'ok' && answer.rows.length > 0) await ports.enterRows(answer.rows, answer.epoch);
  const newReplica = ports.createId();
  await ports.changeOutbox((current) => afterPushAnswer(current, answer, newReplica));
  if (answer.kind !== 'ok') return;
  const { coveredSeq, serverTime } = answer;
  await ports.changeOutbox((current) =>
    // Renumbered meanwhile by another tab: these numbers are of another replica.
    current.replica === answer.replica
      ? removeReceived(current, coveredSeq, serverTime, ports.cursors())
      : nothingChanged(current),
  );
}

const leaveOut = (ports: DrainPorts, row: OutboxRow) => {
  const newReplica = ports.createId();
  return ports.changeOutbox((current) => setAside(current, row.n, 'row-too-large', newReplica));
};
