import { expect, test } from 'vitest';
import { ann, bob, DomainWorld, laneArgs, projectId, testId } from '../test/domain-world.ts';

const proposalId = testId(10);
const id = testId(30);
const words = { id, projectId, proposalId, parentId: null, body: 'Gute Idee.', lang: 'de', authorName: 'Bo' } as const;

async function worldWithComment() {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann });
  await world.run('comment.add', words, { participantId: bob });
  return world;
}

test('[C1] a comment is stored and counted once, on a proposal that is there', async () => {
  const world = await worldWithComment();
  expect(world.row('comment', id)).toMatchObject({ body: 'Gute Idee.', authorId: bob, deleted: false });
  expect(world.row('proposal', proposalId)).toMatchObject({ commentCount: 1, rev: 1 });
  const lost = { ...words, id: testId(31), proposalId: testId(99) };
  expect(await world.run('comment.add', lost, { participantId: bob })).toMatchObject({ code: 'proposal-not-found' });
});

test('[C1] nobody comments a withdrawn proposal', async () => {
  const world = await worldWithComment();
  await world.run('proposal.withdraw', { id: proposalId, projectId }, { participantId: ann });
  const late = { ...words, id: testId(31) };
  expect(await world.run('comment.add', late, { participantId: bob })).toMatchObject({ code: 'proposal-not-found' });
});

test('[C2] a reply to a reply is refused', async () => {
  const world = await worldWithComment();
  const reply = { ...words, id: testId(31), parentId: id };
  expect(await world.run('comment.add', reply, { participantId: ann })).toEqual({ status: 'applied' });
  const tooDeep = { ...words, id: testId(32), parentId: testId(31) };
  expect(await world.run('comment.add', tooDeep, { participantId: bob })).toMatchObject({ code: 'reply-too-deep' });
});

test('[C3] adding twice is one comment; a foreign id is taken', async () => {
  const world = await worldWithComment();
  expect(await world.run('comment.add', words, { participantId: bob })).toEqual({ status: 'applied' });
  expect(world.row('proposal', proposalId)?.commentCount).toBe(1);
  expect(await world.run('comment.add', words, { participantId: ann })).toMatchObject({ code: 'id-taken' });
});

test('[C4] the author edits, the last edit stands, others cannot', async () => {
  const world = await worldWithComment();
  await world.run('comment.edit', { id, projectId, body: 'Eins' }, { participantId: bob });
  await world.run('comment.edit', { id, projectId, body: 'Zwei' }, { participantId: bob });
  expect(world.row('comment', id)).toMatchObject({ body: 'Zwei', rev: 3 });
  expect(await world.run('comment.edit', { id, projectId, body: 'Fremd' }, { participantId: ann })).toMatchObject({
    code: 'comment-not-found',
  });
});

test('[C5] deleting blanks the body, keeps the place and takes it from the count once', async () => {
  const world = await worldWithComment();
  await world.run('comment.delete', { id, projectId }, { participantId: bob });
  await world.run('comment.delete', { id, projectId }, { participantId: bob });
  expect(world.row('comment', id)).toMatchObject({ body: '', deleted: true });
  expect(world.row('proposal', proposalId)?.commentCount).toBe(0);
  expect(await world.run('comment.edit', { id, projectId, body: 'Doch' }, { participantId: bob })).toMatchObject({
    code: 'comment-not-found',
  });
});
