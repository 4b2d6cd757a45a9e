import { expect, test } from 'vitest';
import { addComment } from '../comment/mutators.ts';
import { editProposal, submitProposal } from '../proposal/mutators.ts';
import { setSupport } from '../support/mutators.ts';
import { ann, cityId, laneArgs, projectId, testId } from '../test/domain-world.ts';
import { outboxRow } from '../test/outbox-rows.ts';
import { unsignedEnvelopeSchema } from './envelope.ts';
import type { OutboxRow } from './outbox.ts';
import { prepareEnvelope } from './prepare-envelope.ts';

const proposalId = testId(10);
const serverTime = '2027-02-01T12:00:00.000Z';
const acting = (changes: { base?: Record<string, number>; wall?: string; serverTime?: string | null } = {}) => ({
  city: cityId,
  mid: testId(77),
  base: changes.base ?? {},
  participant: ann,
  scopeId: `p:${projectId}:pub`,
  app: '1.0.0',
  at: { wall: changes.wall ?? serverTime, tz: 'Europe/Berlin' },
  serverTime: changes.serverTime ?? null,
});
const comment = {
  id: testId(30),
  projectId,
  proposalId,
  parentId: null,
  body: 'Gut.',
  lang: 'de',
  authorName: null,
} as const;
const editArgs = { id: proposalId, projectId, title: 'Neuer Titel' };

function waiting(n: number, entityIds: string[], base: Record<string, number>, state: OutboxRow['state'] = 'pending') {
  const row = outboxRow(n, { entityIds, state });
  return { ...row, envelope: { ...row.envelope, base } };
}

test('what an act creates has revision 0, and the envelope has the agreed form', () => {
  const envelope = prepareEnvelope(submitProposal, laneArgs(), acting(), []);
  expect(envelope.base).toEqual({ [proposalId]: 0 });
  expect(unsignedEnvelopeSchema.safeParse(envelope).success).toBe(true);
  expect(Object.hasOwn(envelope, 'after')).toBe(false);
});

test('[S11] a comment rests on the waiting proposal it is about, and not on a received or refused one', () => {
  const create = (state: OutboxRow['state']) => [waiting(1, [proposalId], { [proposalId]: 0 }, state)];
  for (const state of ['pending', 'sent', 'parked'] as const) {
    expect(prepareEnvelope(addComment, comment, acting(), create(state)).after).toEqual([testId(0x1001)]);
  }
  for (const state of ['acked', 'attention'] as const) {
    expect(prepareEnvelope(addComment, comment, acting(), create(state)).after).toBeUndefined();
  }
});

test('[S11] an edit rests on the last waiting change of the same proposal; a support does not', () => {
  const outbox = [
    waiting(1, [proposalId], { [proposalId]: 1 }),
    waiting(2, [proposalId], { [proposalId]: 2 }),
    waiting(3, [proposalId], {}),
    waiting(4, [testId(11)], { [testId(11)]: 1 }),
  ];
  const edit = prepareEnvelope(editProposal, editArgs, acting({ base: { [proposalId]: 3 } }), outbox);
  expect(edit.after).toEqual([testId(0x1002)]);
  const support = prepareEnvelope(setSupport, { proposalId, projectId, on: true }, acting(), outbox);
  expect(support.after).toBeUndefined();
});

test('[S23] an act is never claimed to be older than the last server time heard of', () => {
  const wall = (device: string) =>
    prepareEnvelope(editProposal, editArgs, acting({ wall: device, serverTime }), []).at.wall;
  expect(wall('2017-02-01T12:00:00.000Z')).toBe(serverTime);
  expect(wall('2027-02-01T12:00:00.001Z')).toBe('2027-02-01T12:00:00.001Z');
});
