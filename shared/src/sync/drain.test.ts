import { expect, test } from 'vitest';
import { cityId, testId } from '../test/domain-world.ts';
import { outboxOf, outboxRow, replica } from '../test/outbox-rows.ts';
import { type Failure, freshAttempts } from './back-off.ts';
import { type DrainPorts, drainStep } from './drain.ts';
import type { Outbox } from './outbox.ts';
import { MAX_PUSH_BYTES, type PushAnswer, type PushRequest } from './protocol.ts';

const epoch = testId(900);
const serverTime = '2027-02-01T12:00:00.000Z';

/** A device whose every write is noted in order. */
function device(outbox: Outbox, reply: (request: PushRequest) => { answer: PushAnswer } | { failure: Failure }) {
  const steps: string[] = [];
  const held = { outbox };
  let lastId = 600;
  const ports: DrainPorts = {
    city: cityId,
    readOutbox: async () => held.outbox,
    changeOutbox: async (step) => {
      const change = step(held.outbox);
      const gone = new Set([...change.remove, ...change.put.map(({ n }) => n)]);
      const rows = [...held.outbox.rows.filter(({ n }) => !gone.has(n)), ...change.put].sort((a, b) => a.n - b.n);
      held.outbox = { rows, replica: change.replica, nextSeq: change.nextSeq, epoch: change.epoch };
      steps.push(rows.map(({ state }) => state).join(' '));
    },
    push: async (request) => {
      steps.push('push');
      return reply(request);
    },
    enterRows: async () => {
      steps.push('rows');
    },
    cursors: () => new Map(),
    createId: () => testId(++lastId),
    random: () => 0.5,
  };
  return { ports, steps, held };
}

const applied = ({ mutations }: PushRequest): { answer: PushAnswer } => ({
  answer: {
    kind: 'ok',
    replica,
    results: mutations.map(({ mid, seq }) => ({ mid, seq, status: 'applied', repeated: false, versions: { s: 1 } })),
    rows: [{ scopeId: 's', table: 'follow', id: testId(10), v: 1, body: null }],
    lastSeq: 2,
    coveredSeq: 1,
    epoch,
    serverTime,
  },
});

test('[S22] rows enter the cache before an act counts as received, and it goes only after both', async () => {
  const { ports, steps, held } = device(outboxOf([outboxRow(1), outboxRow(2)]), applied);
  expect(await drainStep(ports, freshAttempts, null)).toEqual({ kind: 'go-on', attempts: freshAttempts });
  expect(steps).toEqual(['sent sent', 'push', 'rows', 'acked acked', 'acked']);
  expect(held.outbox).toMatchObject({ epoch, rows: [{ n: 2 }] });
  expect(await drainStep(ports, freshAttempts, serverTime)).toEqual({ kind: 'idle' });
});

test.each<[string, (request: PushRequest) => { answer: PushAnswer } | { failure: Failure }]>([
  ['nothing', () => ({ failure: { kind: 'no-answer', retryAfterMs: null } })],
  ['401', () => ({ failure: { kind: 'sign-in-needed' } })],
  ['an answer about another replica', (request) => ({ answer: { ...applied(request).answer, replica: testId(9) } })],
  [
    'an answer about other acts',
    () => ({ answer: applied({ mutations: [{ ...outboxRow(9).envelope, replica, seq: 9 }] } as PushRequest).answer }),
  ],
])('[S13] %s decides nothing: the acts wait', async (_what, reply) => {
  const { ports, steps, held } = device(outboxOf([outboxRow(1)]), reply);
  expect(await drainStep(ports, freshAttempts, null)).toMatchObject({ kind: 'wait', attempts: { failures: 1 } });
  expect(steps).toEqual(['sent', 'push', 'pending']);
  expect(held.outbox.rows).toEqual([outboxRow(1)]);
});

test('[S9] a fork is followed at once, a second one after a pause', async () => {
  const { ports, held } = device(outboxOf([outboxRow(1)]), ({ replica: asked }) => ({
    answer: { kind: 'fork', replica: asked, epoch },
  }));
  const first = await drainStep(ports, freshAttempts, null);
  expect(first).toMatchObject({ kind: 'wait', waitMs: 0 });
  expect(held.outbox.rows[0]).toMatchObject({ seq: 1, state: 'pending' });
  expect(held.outbox.replica).not.toBe(replica);
  const second = await drainStep(ports, first.kind === 'wait' ? first.attempts : freshAttempts, null);
  expect(second.kind === 'wait' && second.waitMs).toBeGreaterThanOrEqual(1000);
});

test('[S10] an act too large for any request, or for the way, is set aside and the next one goes', async () => {
  const huge = { ...outboxRow(1), envelope: { ...outboxRow(1).envelope, args: { text: 'x'.repeat(MAX_PUSH_BYTES) } } };
  const { ports, steps, held } = device(outboxOf([huge, outboxRow(2)]), () => ({ failure: { kind: 'too-large' } }));
  await drainStep(ports, freshAttempts, null);
  expect(held.outbox.rows).toMatchObject([{ state: 'attention', code: 'row-too-large' }, { seq: 1 }]);
  expect(steps).not.toContain('push');
  await drainStep(ports, freshAttempts, null);
  expect(held.outbox.rows.map(({ state }) => state)).toEqual(['attention', 'attention']);
});
