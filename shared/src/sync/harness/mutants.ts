import type { OutboxChange, OutboxRow } from '../outbox.ts';
import type { Mutant } from './mutant.ts';

const withoutRows = (change: OutboxChange, gone: (row: OutboxRow) => boolean): OutboxChange => ({
  ...change,
  put: change.put.filter((row) => !gone(row)),
  remove: [...change.remove, ...change.put.filter(gone).map(({ n }) => n)],
});

/**
 * Planted mistakes, numbered as in sync design §17. Each is one that real systems have made; a harness that does not
 * find it is broken.
 */
export const mutants: Readonly<Record<string, Mutant>> = {
  '1 serial cursor': { numbering: 'serial' },
  '2 counter bumped in a transaction of its own': { numbering: 'counter-of-its-own' },
  '3 outbox row deleted before the ack': {
    changeOutbox: (change) => withoutRows(change, ({ state }) => state === 'sent'),
  },
  '4 deleted on 401': {
    changeOutbox: (change, outbox, lapsed) => {
      const sent = new Set(outbox.rows.filter(({ state }) => state === 'sent').map(({ n }) => n));
      return lapsed ? withoutRows(change, ({ n }) => sent.has(n)) : change;
    },
  },
  '5 deleted on rejected': {
    changeOutbox: (change) => withoutRows(change, ({ state }) => state === 'attention'),
  },
  '6 seq reused after clone': {
    changeOutbox: (change, outbox) =>
      change.replica === outbox.replica
        ? change
        : { ...change, put: [], replica: outbox.replica, nextSeq: outbox.nextSeq },
  },
  '7 seq as idempotency key': {
    decidePush: (real) => async (store, request, context) => {
      const { lastSeq } = await store.lockReplica(request.replica, context.participantId);
      const answer = await real(store, request, context);
      if (answer.kind !== 'fork') return answer;
      const results = request.mutations.map((raw) => {
        const { mid, seq } = raw as { mid: string; seq: number };
        return { mid, seq, status: 'applied' as const, repeated: true, versions: {} };
      });
      const known = results.filter(({ seq }) => seq <= lastSeq);
      const { replica, epoch } = answer;
      return { kind: 'ok', replica, epoch, results: known, rows: [], lastSeq, coveredSeq: 0, serverTime: context.now };
    },
  },
  '8 fold left at ack without cursor check': {
    rowsToFold: (rows) => rows.filter(({ state }) => state !== 'acked'),
  },
  '9 push rows move the cursor': { rowsMoveCursors: true },
  '10 tombstones purged without RESET': { forgetsHorizon: true },
  '11 «saved» at success instead of complete': { promisesEarly: true },
  '12 vault relaxed': { relaxedVault: true },
  '13 digest adopted': { adoptsDigest: true },
  '14 HTML 200 taken as answer': { takesAnyBody: true },
  '15 epoch ignored': {
    changeOutbox: (change, outbox) =>
      outbox.epoch === null || change.epoch === outbox.epoch
        ? change
        : { put: [], remove: [], replica: outbox.replica, nextSeq: outbox.nextSeq, epoch: change.epoch },
  },
  '16 acked rows dropped at once': {
    changeOutbox: (change) => withoutRows(change, ({ state }) => state === 'acked'),
  },
  '17 rejected row blocks the queue': {
    changeOutbox: (change) => ({
      ...change,
      put: change.put.map((row): OutboxRow => (row.state === 'attention' ? { ...row, state: 'pending' } : row)),
    }),
  },
  '18 parked row dropped': {
    changeOutbox: (change) => withoutRows(change, ({ state }) => state === 'parked'),
  },
  '19 photo stored before the hash check': { storesUnchecked: true },
  '20 city missing from the key of the rows': { keyWithoutCity: 'row' },
  '20 city missing from the key of the log': { keyWithoutCity: 'log' },
};
