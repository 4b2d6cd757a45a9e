import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testId } from '../test/domain-world.ts';
import { newReplica, outboxOf, outboxRow, replica } from '../test/outbox-rows.ts';
import {
  afterPushAnswer,
  answersBatch,
  discard,
  leavesFold,
  markSent,
  markUnsent,
  nextBatch,
  type Outbox,
  type OutboxChange,
  type OutboxRow,
  outboxRowSchema,
  removeReceived,
  renumber,
  sentForm,
  setAside,
} from './outbox.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS, type PushAnswer } from './protocol.ts';

const seeded = { seed: 7, numRuns: 300 };
const serverTime = '2027-02-01T12:00:00.000Z';
const epoch = testId(900);
const states = ['pending', 'sent', 'acked', 'parked', 'attention'] as const;

/** Rows in the order of the person's acts, numbered without a hole, in any mix of states. */
const anyOutbox = fc
  .array(fc.record({ state: fc.constantFrom(...states), padding: fc.integer({ min: 0, max: 60_000 }) }), {
    maxLength: 60,
  })
  .map((drawn) =>
    outboxOf(
      drawn.map(({ state, padding }, index) => {
        const row = outboxRow(index + 1, {
          state,
          ackedAt: state === 'acked' || state === 'parked' ? serverTime : null,
        });
        return { ...row, envelope: { ...row.envelope, args: { text: 'ü'.repeat(padding / 2) } } };
      }),
    ),
  );

const applied = (outbox: Outbox, change: OutboxChange): Outbox => {
  const gone = new Set([...change.remove, ...change.put.map(({ n }) => n)]);
  const rows = [...outbox.rows.filter(({ n }) => !gone.has(n)), ...change.put].sort((a, b) => a.n - b.n);
  return { rows, replica: change.replica, nextSeq: change.nextSeq, epoch: change.epoch };
};
const okAnswer = (rows: readonly OutboxRow[], status: 'applied' | 'rejected' | 'parked'): PushAnswer => ({
  kind: 'ok',
  replica,
  results: rows.map(({ mid, seq }) => ({ mid, seq, status, repeated: false, versions: { s: 3 } })),
  rows: [],
  lastSeq: rows.at(-1)?.seq ?? 0,
  coveredSeq: 0,
  epoch,
  serverTime,
});
const waiting = (outbox: Outbox) => outbox.rows.filter(({ state }) => state === 'pending' || state === 'sent');
const signedParts = (outbox: Outbox) => new Map(outbox.rows.map(({ mid, envelope }) => [mid, envelope]));

test('[S10] a batch holds waiting acts in order, without a hole, and never more than the way carries', () => {
  fc.assert(
    fc.property(anyOutbox, fc.integer({ min: 1, max: MAX_PUSH_MUTATIONS }), (outbox, maxMutations) => {
      const next = nextBatch(outbox, maxMutations, null);
      const rows = next.kind === 'send' ? next.rows : [];
      expect(next.kind).toBe(waiting(outbox).length > 0 ? 'send' : 'nothing');
      expect(rows.length).toBeLessThanOrEqual(maxMutations);
      expect(new TextEncoder().encode(JSON.stringify(rows.map(sentForm))).length).toBeLessThan(MAX_PUSH_BYTES);
      expect(rows[0]?.seq).toBe(waiting(outbox)[0]?.seq);
      rows.forEach((row, index) => {
        expect(row.seq).toBe((rows[0]?.seq ?? 0) + index);
      });
    }),
    seeded,
  );
});

test('[S10] an act larger than a whole request is named, once nothing is before it', () => {
  const huge = { ...outboxRow(2), envelope: { ...outboxRow(2).envelope, args: { text: 'x'.repeat(MAX_PUSH_BYTES) } } };
  expect(nextBatch(outboxOf([outboxRow(1), huge]), 50, null)).toMatchObject({ kind: 'send', rows: [{ n: 1 }] });
  const outbox = outboxOf([outboxRow(1, { state: 'acked' }), huge, outboxRow(3)]);
  expect(nextBatch(outbox, 50, null)).toMatchObject({ kind: 'too-large', row: { n: 2 } });
  const after = applied(outbox, setAside(outbox, 2, 'row-too-large', newReplica));
  expect(after.rows[1]).toMatchObject({ state: 'attention', code: 'row-too-large', seq: 2, replica });
  expect(after.rows[2]).toMatchObject({ state: 'pending', seq: 1, replica: newReplica });
});

test('[S9] [S10] renumbering keeps every act, its content and the order of acts, and numbers them from 1', () => {
  fc.assert(
    fc.property(anyOutbox, (outbox) => {
      const after = applied(outbox, renumber(outbox, newReplica));
      expect(signedParts(after)).toEqual(signedParts(outbox));
      const moved = after.rows.filter((row) => row.replica === newReplica);
      expect(moved.map(({ seq }) => seq)).toEqual(moved.map((_, index) => index + 1));
      expect(after.nextSeq).toBe(moved.length + 1);
      const left = after.rows.filter((row) => row.replica === replica);
      expect(left.every(({ state }) => state === 'acked' || state === 'attention')).toBe(true);
    }),
    seeded,
  );
});

test('[S2] no answer and no step takes an act out of the outbox or changes its words', () => {
  const steps = fc.constantFrom<(outbox: Outbox) => OutboxChange>(
    (outbox) => afterPushAnswer(outbox, okAnswer(waiting(outbox).slice(0, 3), 'applied'), newReplica),
    (outbox) => afterPushAnswer(outbox, okAnswer(waiting(outbox).slice(0, 3), 'rejected'), newReplica),
    (outbox) => afterPushAnswer(outbox, okAnswer(waiting(outbox).slice(0, 3), 'parked'), newReplica),
    (outbox) => afterPushAnswer(outbox, { kind: 'fork', replica, epoch }, newReplica),
    (outbox) => afterPushAnswer(outbox, { kind: 'gap', replica, expected: 2, epoch }, newReplica),
    (outbox) => afterPushAnswer(outbox, { kind: 'reset', replica, epoch, lastSeq: 2 }, newReplica),
    (outbox) => markSent(outbox, new Set(outbox.rows.map(({ mid }) => mid))),
    (outbox) => markUnsent(outbox, new Set(outbox.rows.map(({ mid }) => mid))),
  );
  fc.assert(
    fc.property(anyOutbox, fc.array(steps, { maxLength: 8 }), (outbox, taken) => {
      const after = taken.reduce((current, step) => applied(current, step(current)), outbox);
      expect(signedParts(after)).toEqual(signedParts(outbox));
      for (const row of after.rows) expect(outboxRowSchema.safeParse(row).success).toBe(true);
      const numbers = after.rows.map((row) => `${row.replica} ${row.seq}`);
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
    seeded,
  );
});

test('[S2] the same answer twice is the same as once', () => {
  fc.assert(
    fc.property(anyOutbox, fc.constantFrom('applied', 'rejected', 'parked'), (outbox, status) => {
      const answer = okAnswer(waiting(outbox), status);
      const once = applied(outbox, afterPushAnswer(outbox, answer, newReplica));
      expect(applied(once, afterPushAnswer(once, answer, newReplica))).toEqual(once);
    }),
    seeded,
  );
});

test('[S2] a refused act stays with its reason and its words', () => {
  const outbox = outboxOf([outboxRow(1)]);
  const results = [
    {
      mid: testId(0x1001),
      seq: 1,
      status: 'rejected' as const,
      repeated: false,
      code: 'stale',
      detail: 'x',
      versions: {},
    },
  ];
  const answer = { ...okAnswer([], 'rejected'), results } as PushAnswer;
  expect(afterPushAnswer(outbox, answer, newReplica).put).toEqual([
    outboxRow(1, { state: 'attention', code: 'stale', detail: 'x', ackedAt: serverTime }),
  ]);
});

test('[S9] an answer about an earlier replica changes nothing', () => {
  const outbox = outboxOf([outboxRow(1)], { replica: newReplica });
  for (const answer of [okAnswer(outbox.rows, 'applied'), { kind: 'fork', replica, epoch } as const]) {
    expect(afterPushAnswer(outbox, answer, testId(502))).toMatchObject({ put: [], replica: newReplica });
  }
});

test('[S10] a gap the phone can serve changes nothing; one it cannot serve renumbers', () => {
  const gap = (expected: number): PushAnswer => ({ kind: 'gap', replica, expected, epoch });
  const served = outboxOf([outboxRow(1, { state: 'acked' }), outboxRow(2), outboxRow(3)]);
  expect(afterPushAnswer(served, gap(2), newReplica).put).toEqual([]);
  const hole = outboxOf([outboxRow(1, { state: 'acked' }), outboxRow(3)]);
  expect(afterPushAnswer(hole, gap(2), newReplica).put).toMatchObject([{ n: 3, seq: 1, replica: newReplica }]);
});

test('[S27] what the server has forgotten is sent again, under a new replica', () => {
  const rows = [1, 2, 3].map((n) => outboxRow(n, { state: 'acked', ackedAt: serverTime }));
  const older = outboxRow(4, { state: 'acked', replica: testId(499), seq: 9, ackedAt: serverTime });
  const outbox = outboxOf([...rows, older, outboxRow(5, { seq: 4 })]);
  const reset = afterPushAnswer(outbox, { kind: 'reset', replica, epoch, lastSeq: 2 }, newReplica);
  expect(reset).toMatchObject({ epoch, replica: newReplica, nextSeq: 6 });
  expect(reset.put.map(({ n, seq, state }) => ({ n, seq, state }))).toEqual([
    { n: 1, seq: 1, state: 'pending' },
    { n: 2, seq: 2, state: 'pending' },
    { n: 3, seq: 3, state: 'pending' },
    { n: 4, seq: 4, state: 'pending' },
    { n: 5, seq: 5, state: 'pending' },
  ]);
  const gap = afterPushAnswer(outbox, { kind: 'gap', replica, expected: 3, epoch }, newReplica);
  expect(gap.put.map(({ n }) => n)).toEqual([3, 5]);
});

test('[S13] only an answer about this replica and these acts, in their order, is one', () => {
  const batch = [outboxRow(1), outboxRow(2)];
  expect(answersBatch(okAnswer(batch, 'applied'), batch)).toBe(true);
  expect(answersBatch(okAnswer(batch.slice(0, 1), 'applied'), batch)).toBe(true);
  expect(answersBatch(okAnswer([...batch, outboxRow(3)], 'applied'), batch)).toBe(false);
  expect(answersBatch(okAnswer([...batch].reverse(), 'applied'), batch)).toBe(false);
  expect(answersBatch(okAnswer([outboxRow(1, { seq: 2 })], 'applied'), batch)).toBe(false);
  expect(answersBatch({ kind: 'fork', replica: newReplica, epoch }, batch)).toBe(false);
});

test('[S19] an act leaves the replay when every held scope has reached its numbers', () => {
  const row = outboxRow(1, { state: 'acked', versions: { a: 4, b: 2 } });
  expect(
    leavesFold(
      row,
      new Map([
        ['a', 4],
        ['b', 2],
      ]),
    ),
  ).toBe(true);
  expect(
    leavesFold(
      row,
      new Map([
        ['a', 3],
        ['b', 2],
      ]),
    ),
  ).toBe(false);
  expect(leavesFold(row, new Map([['b', 2]]))).toBe(true);
  for (const state of ['pending', 'sent', 'parked', 'attention'] as const) {
    expect(leavesFold({ ...row, state }, new Map([['a', 9]]))).toBe(false);
  }
});

test('[S22] only received acts go, when covered or 30 days old by the server, and visible', () => {
  const cursors = new Map([['s', 5]]);
  const row = (n: number, changes: Partial<OutboxRow>) =>
    outboxRow(n, { state: 'acked', ackedAt: serverTime, versions: { s: 5 }, ...changes });
  const outbox = outboxOf([
    row(1, {}),
    row(2, { versions: { s: 6 } }),
    row(3, { replica: testId(499) }),
    row(4, { state: 'attention' }),
    row(5, { state: 'parked' }),
    row(6, {}),
    row(7, { state: 'pending' }),
  ]);
  expect(removeReceived(outbox, 5, serverTime, cursors).remove).toEqual([1]);
  expect(removeReceived(outbox, 0, '2027-03-03T11:59:59.999Z', cursors).remove).toEqual([]);
  expect(removeReceived(outbox, 0, '2027-03-03T12:00:00.000Z', cursors).remove).toEqual([1, 3, 6]);
});

test('[S22] the author discards anything but a received act, and the numbers close up', () => {
  const outbox = outboxOf([outboxRow(1, { state: 'acked' }), outboxRow(2), outboxRow(3)]);
  const change = discard(outbox, 2, newReplica);
  expect(change).toMatchObject({ remove: [2], put: [{ n: 3, seq: 1, replica: newReplica }], nextSeq: 2 });
  expect(discard(outbox, 1, newReplica).remove).toEqual([]);
  const refused = outboxOf([outboxRow(1, { state: 'attention' }), outboxRow(2)]);
  expect(discard(refused, 1, newReplica)).toMatchObject({ remove: [1], put: [], replica });
});

test('[S11] a parked act is asked about again after six hours, before anything else', () => {
  const outbox = outboxOf([outboxRow(1, { state: 'parked', ackedAt: serverTime }), outboxRow(2)]);
  expect(nextBatch(outbox, 50, '2027-02-01T17:59:00.000Z')).toMatchObject({ rows: [{ n: 2 }] });
  expect(nextBatch(outbox, 50, '2027-02-01T18:00:00.000Z')).toMatchObject({ rows: [{ n: 1 }, { n: 2 }] });
});

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
