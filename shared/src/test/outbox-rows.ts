import type { Outbox, OutboxRow } from '../sync/outbox.ts';
import { ann, cityId, projectId, testId } from './domain-world.ts';

export const replica = testId(500);
export const newReplica = testId(501);

/** A row of Ann's outbox; what a test cares about is given by it. */
export function outboxRow(n: number, changes: Partial<OutboxRow> = {}): OutboxRow {
  const mid = testId(0x1000 + n);
  return {
    n,
    mid,
    replica,
    seq: n,
    state: 'pending',
    scopeId: `p:${projectId}:pub`,
    entityIds: [testId(10)],
    envelope: {
      e: 1,
      city: cityId,
      mid,
      name: 'follow.set',
      pv: 1,
      args: { proposalId: testId(10), projectId, on: true },
      base: {},
      participant: ann,
      scopeId: `p:${projectId}:pub`,
      app: '1.0.0',
      at: { wall: '2027-02-01T11:00:00.000Z', tz: 'Europe/Berlin' },
      hash: 'aGFzaA',
      signature: 'c2ln',
    },
    code: null,
    detail: null,
    versions: {},
    ackedAt: null,
    ...changes,
  };
}

export const outboxOf = (rows: readonly OutboxRow[], changes: Partial<Outbox> = {}): Outbox => ({
  rows,
  replica,
  nextSeq: rows.length + 1,
  epoch: null,
  ...changes,
});
