import * as z from 'zod/mini';
import type { ErrorCode } from '../errors/codes.ts';
import type { ActOutcome } from './act-outcome.ts';
import { type SentEnvelope, type SignedEnvelope, signedEnvelopeSchema } from './envelope.ts';
import { instantSchema, uuidSchema } from './id.ts';
import { MAX_PUSH_BYTES, type MutationResult, type PullAnswer, type PushAnswer } from './protocol.ts';
import { utf8Length } from './utf8.ts';

/** The server is asked again about a parked act after this time: it may have been upgraded. */
const PARKED_ASK_AGAIN_MS = 6 * 60 * 60 * 1000;
/** [S22]: an act that no backup is known to cover is kept this long after its receipt. */
const KEEP_UNCOVERED_MS = 30 * 24 * 60 * 60 * 1000;
/** The rest of a push request: protocol, city, epoch, replica. */
const REQUEST_FRAME_BYTES = 512;

/**
 * One act in the vault. The signed part is never rewritten; `replica` and `seq` are transport and may change ([S9]).
 * `pending`: not sent or without an answer. `sent`: under way. `acked`: applied. `parked`: the server keeps it until it
 * understands it. `attention`: refused, with the reason.
 */
export const outboxRowSchema = z.object({
  /** Order of the person's acts. */
  n: z.int(),
  mid: uuidSchema,
  replica: uuidSchema,
  seq: z.int(),
  state: z.enum(['pending', 'sent', 'acked', 'parked', 'attention']),
  scopeId: z.string(),
  entityIds: z.array(uuidSchema),
  envelope: signedEnvelopeSchema,
  code: z.nullable(z.string()),
  detail: z.nullable(z.string()),
  /** Change numbers the act was given, by scope; it leaves the fold when all held scopes have reached them ([S19]). */
  versions: z.record(z.string(), z.int()),
  /** Server time of the answer, so that a wrong clock of the device neither keeps nor removes anything. */
  ackedAt: z.nullable(instantSchema),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** The outbox as one vault transaction reads it. `nextSeq`: the number the next act gets. */
export interface Outbox {
  readonly rows: readonly OutboxRow[];
  readonly replica: string;
  readonly nextSeq: number;
  readonly epoch: string | null;
}

/** What the same vault transaction writes. Rows are whole and replace those with the same `n`. */
export interface OutboxChange {
  readonly put: readonly OutboxRow[];
  readonly remove: readonly number[];
  readonly replica: string;
  readonly nextSeq: number;
  readonly epoch: string | null;
}

/** A step that leaves everything as it is. */
export const nothingChanged = ({ replica, nextSeq, epoch }: Outbox): OutboxChange => ({
  put: [],
  remove: [],
  replica,
  nextSeq,
  epoch,
});

const waits = (row: OutboxRow) => row.state === 'pending' || row.state === 'sent';
const undecided = (row: OutboxRow) => waits(row) || row.state === 'parked';

/** A new act at the end of the outbox; the caller stores it together with `nextSeq + 1` ([S3]). */
export function newOutboxRow(
  outbox: Pick<Outbox, 'replica' | 'nextSeq'>,
  n: number,
  envelope: SignedEnvelope,
  entityIds: readonly string[],
): OutboxRow {
  return {
    n,
    mid: envelope.mid,
    replica: outbox.replica,
    seq: outbox.nextSeq,
    state: 'pending',
    scopeId: envelope.scopeId,
    entityIds: [...entityIds],
    envelope,
    code: null,
    detail: null,
    versions: {},
    ackedAt: null,
  };
}

/** What travels: the signed part and the transport numbers. */
export const sentForm = (row: OutboxRow): SentEnvelope => ({ ...row.envelope, replica: row.replica, seq: row.seq });

export type NextBatch =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'send'; readonly rows: readonly OutboxRow[] }
  /** Too large to ever travel: `setAside` it, then ask again. */
  | { readonly kind: 'too-large'; readonly row: OutboxRow };

/**
 * The acts to send now: parked ones due for another question, then waiting ones in the order of `seq` without a hole.
 * `serverTime`: the last one heard of, ISO 8601; null before the first answer.
 */
export function nextBatch(outbox: Outbox, maxMutations: number, serverTime: string | null): NextBatch {
  const own = outbox.rows.filter((row) => row.replica === outbox.replica);
  const parked = own.filter((row) => row.state === 'parked' && olderThan(row, serverTime, PARKED_ASK_AGAIN_MS));
  const waiting = own.filter(waits).sort(bySeq);
  const batch: OutboxRow[] = [];
  let bytes = REQUEST_FRAME_BYTES;
  for (const row of [...parked.sort(bySeq), ...waiting]) {
    if (batch.length >= maxMutations) break;
    const last = batch.at(-1);
    if (last && waits(last) && row.seq !== last.seq + 1) break;
    const size = utf8Length(JSON.stringify(sentForm(row))) + 1;
    if (REQUEST_FRAME_BYTES + size > MAX_PUSH_BYTES) {
      if (batch.length === 0) return { kind: 'too-large', row };
      break;
    }
    if (bytes + size > MAX_PUSH_BYTES) break;
    bytes += size;
    batch.push(row);
  }
  return batch.length === 0 ? { kind: 'nothing' } : { kind: 'send', rows: batch };
}

/** Marks a batch as under way. */
export function markSent(outbox: Outbox, mids: ReadonlySet<string>): OutboxChange {
  const put = outbox.rows.filter((row) => row.state === 'pending' && mids.has(row.mid));
  return { ...nothingChanged(outbox), put: put.map((row) => ({ ...row, state: 'sent' })) };
}

/** No decision came back: what was under way waits again. */
export function markUnsent(outbox: Outbox, mids: ReadonlySet<string>): OutboxChange {
  const put = outbox.rows.filter((row) => row.state === 'sent' && mids.has(row.mid));
  return { ...nothingChanged(outbox), put: put.map((row) => ({ ...row, state: 'pending' })) };
}

/** [S13]: only an answer about the replica and the acts that were sent is one. */
export function answersBatch(answer: PushAnswer, batch: readonly OutboxRow[]): boolean {
  if (batch.some((row) => row.replica !== answer.replica)) return false;
  if (answer.kind !== 'ok') return true;
  return (
    answer.results.length <= batch.length &&
    answer.results.every(({ mid, seq }, index) => batch[index]?.mid === mid && batch[index]?.seq === seq)
  );
}

/**
 * Takes an answer into the outbox; safe to repeat, and safe for answers that come late or twice. `newReplica`: a fresh
 * id, used only where the acts must be renumbered.
 */
export function afterPushAnswer(outbox: Outbox, answer: PushAnswer, newReplica: string): OutboxChange {
  // Meanwhile renumbered by another tab: the same acts are asked about again, by their mid.
  if (answer.replica !== outbox.replica) return nothingChanged(outbox);
  // Of before a restore, or of after one that this outbox has not heard of: only `reset` leads from one to the other.
  if (answer.kind !== 'reset' && outbox.epoch !== null && answer.epoch !== outbox.epoch) return nothingChanged(outbox);
  switch (answer.kind) {
    case 'ok': {
      const results = new Map(answer.results.map((result) => [result.mid, result]));
      const put = outbox.rows.flatMap((row) => {
        const result = results.get(row.mid);
        return result && undecided(row) ? [decided(row, result, answer.serverTime)] : [];
      });
      return { ...nothingChanged(outbox), put, epoch: answer.epoch };
    }
    case 'fork':
      return { ...renumber(outbox, newReplica), epoch: answer.epoch };
    case 'gap':
      return afterGap(outbox, answer.expected, newReplica);
    case 'reset':
      // All of it: a copy of this phone may have used the numbers since, and what is there is found by its mid.
      return { ...renumber(outbox, newReplica, () => true), epoch: answer.epoch };
  }
}

function decided(row: OutboxRow, result: MutationResult, serverTime: string): OutboxRow {
  const decision = { ...row, code: result.code ?? null, detail: result.detail ?? null, ackedAt: serverTime };
  if (result.status === 'rejected') return { ...decision, state: 'attention' };
  if (result.status === 'parked') return { ...decision, state: 'parked' };
  return { ...decision, state: 'acked', versions: result.versions };
}

/**
 * The server misses what comes before. Where it has forgotten acts it once received, those are sent again; where this
 * phone cannot serve the number either, it renumbers ([S10]).
 */
function afterGap(outbox: Outbox, expected: number, newReplica: string): OutboxChange {
  const forgotten = (row: OutboxRow) => row.replica === outbox.replica && row.seq >= expected;
  const first = outbox.rows.filter((row) => row.replica === outbox.replica && waits(row)).sort(bySeq)[0];
  const lost = outbox.rows.some((row) => row.state === 'acked' && forgotten(row));
  // A question that another answer has overtaken: the next batch begins where the server waits.
  if (!lost && (first === undefined || first.seq <= expected)) return nothingChanged(outbox);
  return renumber(outbox, newReplica, forgotten);
}

/**
 * [S9] [S10]: a new replica for everything undecided, in the order of the person's acts. Content and `mid` stay, so
 * nothing doubles. `again` picks acked acts that the server no longer has.
 */
export function renumber(
  outbox: Outbox,
  newReplica: string,
  again: (row: OutboxRow) => boolean = () => false,
): OutboxChange {
  const moved = outbox.rows.filter((row) => undecided(row) || (row.state === 'acked' && again(row)));
  const put = moved
    .sort((a, b) => a.n - b.n)
    .map((row, index): OutboxRow => ({ ...row, state: 'pending', replica: newReplica, seq: index + 1 }));
  return { ...nothingChanged(outbox), put, replica: newReplica, nextSeq: put.length + 1 };
}

/** An act that cannot be sent waits for its author; the others go on without it ([S10]). */
export function setAside(outbox: Outbox, n: number, code: ErrorCode, newReplica: string): OutboxChange {
  const row = outbox.rows.find((candidate) => candidate.n === n && waits(candidate));
  if (!row) return nothingChanged(outbox);
  const others = renumber({ ...outbox, rows: outbox.rows.filter((other) => other !== row) }, newReplica);
  return { ...others, put: [...others.put, { ...row, state: 'attention', code, detail: null }] };
}

/** The author's own wish ([S22]). A received act cannot be taken back this way. */
export function discard(outbox: Outbox, n: number, newReplica: string): OutboxChange {
  const row = outbox.rows.find((candidate) => candidate.n === n && candidate.state !== 'acked');
  if (!row) return nothingChanged(outbox);
  const rows = outbox.rows.filter((other) => other !== row);
  const change = undecided(row) ? renumber({ ...outbox, rows }, newReplica) : nothingChanged(outbox);
  return { ...change, remove: [n] };
}

/**
 * [S22]: removes the acts that may go: received, visible in what was pulled, and inside a verified backup or 30 days
 * old. `coveredSeq` and `serverTime` come from an answer about this replica; `cursors`: of all held scopes.
 */
export function removeReceived(
  outbox: Outbox,
  coveredSeq: number,
  serverTime: string,
  cursors: ReadonlyMap<string, number>,
): OutboxChange {
  const covered = (row: OutboxRow) => row.replica === outbox.replica && row.seq <= coveredSeq;
  const gone = outbox.rows.filter(
    (row) => leavesFold(row, cursors) && (covered(row) || olderThan(row, serverTime, KEEP_UNCOVERED_MS)),
  );
  return { ...nothingChanged(outbox), remove: gone.map((row) => row.n) };
}

/** What a phone knew when it asked for a pull. */
export interface AskedPull {
  readonly replica: string;
  /** Highest number of that replica known to be received before the question; 0 for none. */
  readonly highestReceived: number;
}

/**
 * What a pull tells of own acts: a restored city ([S27]), whose lost ones are sent again, or that some are safe for good
 * ([S22]). Only of an answer in which the server has looked the replica up.
 */
export function afterPull(
  outbox: Outbox,
  answer: Pick<PullAnswer, 'epoch' | 'lastSeq' | 'coveredSeq' | 'serverTime'>,
  asked: AskedPull,
  cursors: ReadonlyMap<string, number>,
  newReplica: string,
): OutboxChange {
  const { replica } = asked;
  if (outbox.replica !== replica) return nothingChanged(outbox);
  const { epoch, lastSeq, coveredSeq, serverTime } = answer;
  const restored = (outbox.epoch !== null && outbox.epoch !== epoch) || asked.highestReceived > lastSeq;
  if (restored) return afterPushAnswer(outbox, { kind: 'reset', replica, epoch, lastSeq }, newReplica);
  return { ...removeReceived(outbox, coveredSeq, serverTime, cursors), epoch };
}

/**
 * Takes in what became of parked acts ([S11]). Refused after all: also one that was taken for received before the city
 * was restored.
 */
export function afterOutcomes(
  outbox: Outbox,
  outcomeOf: (mid: string) => ActOutcome | undefined,
  serverTime: string,
): OutboxChange {
  const put = outbox.rows.flatMap((row): OutboxRow[] => {
    const outcome = row.state === 'parked' || row.state === 'acked' ? outcomeOf(row.mid) : undefined;
    if (!outcome || (row.state === 'acked' && outcome.status !== 'rejected')) return [];
    const { status, code, detail } = outcome;
    return [{ ...row, state: status === 'rejected' ? 'attention' : 'acked', code, detail, ackedAt: serverTime }];
  });
  return { ...nothingChanged(outbox), put };
}

/** [S19]: a received act is part of what was pulled once every held scope has reached its change number. */
export function leavesFold(row: OutboxRow, cursors: ReadonlyMap<string, number>): boolean {
  if (row.state !== 'acked') return false;
  return Object.entries(row.versions).every(([scopeId, v]) => (cursors.get(scopeId) ?? v) >= v);
}

const bySeq = (a: OutboxRow, b: OutboxRow) => a.seq - b.seq;

function olderThan(row: OutboxRow, serverTime: string | null, milliseconds: number): boolean {
  if (row.ackedAt === null || serverTime === null) return false;
  return Date.parse(serverTime) - Date.parse(row.ackedAt) >= milliseconds;
}
