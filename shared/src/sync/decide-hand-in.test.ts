import { expect, test } from 'vitest';
import { ann, bob, laneArgs, planner, projectId, testId } from '../test/domain-world.ts';
import { OneServer } from '../test/one-server.ts';

const proposalId = testId(10);
const support = { proposalId, projectId, on: true };
const comment = (n: number) =>
  ({ id: testId(n), projectId, proposalId, parentId: null, body: 'Gut.', lang: 'de', authorName: null }) as const;

test('[S29] each act is applied under its author, with its own mid and without numbers of a device', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  expect(await server.handIn(ann, [lane])).toEqual([{ mid: lane.mid, status: 'applied', repeated: false, code: null }]);
  expect(server.row('proposal', proposalId)).toMatchObject({ authorId: ann, supportCount: 0 });
  expect(server.log()).toMatchObject([
    { mid: lane.mid, replica: null, seq: null, participantId: ann, hash: lane.hash },
  ]);
});

test('[S29] handed in twice, and sent by the device afterwards, it is one', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs(), { seq: 1 });
  const vote = await server.envelope(ann, 'support.set', support, { seq: 2, after: [lane.mid] });
  await server.handIn(ann, [lane, vote]);
  expect(await server.handIn(ann, [lane, vote, vote])).toMatchObject([
    { status: 'applied', repeated: true },
    { status: 'applied', repeated: true },
    { status: 'applied', repeated: true },
  ]);
  const { results, lastSeq } = await server.decided(ann, [lane, vote]);
  expect(results).toMatchObject([
    { seq: 1, status: 'applied', repeated: true },
    { seq: 2, status: 'applied', repeated: true },
  ]);
  expect(lastSeq).toBe(2);
  expect(server.row('proposal', proposalId)).toMatchObject({ supportCount: 1 });
  expect(server.log()).toHaveLength(2);
});

test('[S29] what the device has sent before is told as it was decided', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  await server.decided(ann, [lane]);
  expect(await server.handIn(ann, [lane])).toMatchObject([{ status: 'applied', repeated: true }]);
});

test('[S29] a refused act is kept with its reason, as if its author had sent it', async () => {
  const server = new OneServer();
  const reply = await server.envelope(ann, 'comment.add', comment(30));
  expect(await server.handIn(ann, [reply])).toMatchObject([{ status: 'rejected', code: 'proposal-not-found' }]);
  expect(server.log()).toMatchObject([{ mid: reply.mid, conclusion: { status: 'rejected' } }]);
});

test('[S29] [SEC23] forged, foreign and changed acts are refused and leave nothing', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  const changed = { ...lane, args: { ...lane.args, title: 'Etwas anderes' } };
  expect(await server.handIn(ann, [changed])).toMatchObject([{ status: 'refused', code: 'signature-invalid' }]);
  expect(await server.handIn(bob, [lane])).toMatchObject([{ status: 'refused', code: 'participant-foreign' }]);
  const elsewhere = await server.envelope(ann, 'proposal.submit', laneArgs(), { city: testId(77) });
  expect(await server.handIn(ann, [elsewhere])).toMatchObject([{ status: 'refused', code: 'city-foreign' }]);
  expect(server.log()).toEqual([]);
  expect(await server.handIn(testId(78), [lane])).toBeNull();
});

test('[S8] another act under a mid that is taken is refused, and the first stays', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  const other = await server.envelope(ann, 'support.set', support, { mid: lane.mid });
  await server.handIn(ann, [lane]);
  expect(await server.handIn(ann, [other])).toMatchObject([{ status: 'refused', code: 'mid-reuse' }]);
  expect(server.row('proposal', proposalId)).toMatchObject({ supportCount: 0 });
});

test('[S29] what a sign-in, a later version or its parents would decide otherwise is not decided, and can come again', async () => {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  const reply = await server.envelope(ann, 'comment.add', comment(30), { after: [lane.mid] });
  expect(await server.handIn(ann, [reply])).toMatchObject([{ status: 'waiting', code: 'parent' }]);
  expect(await server.handIn(ann, [lane], () => ({ kind: 'unknown' }))).toMatchObject([{ status: 'waiting' }]);
  expect(server.log()).toEqual([]);
  expect(await server.handIn(ann, [lane, reply])).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
  const args = {
    id: testId(60),
    projectId,
    proposalId,
    state: 'in-review',
    reason: 'Weil.',
    lang: 'de',
    role: 'planner',
  } as const;
  const decision = await server.envelope(planner, 'decision.take', args, { base: { [proposalId]: 1 } });
  expect(await server.handIn(planner, [decision])).toMatchObject([{ status: 'refused', code: 'not-allowed' }]);
  expect(server.log()).toHaveLength(2);
});
