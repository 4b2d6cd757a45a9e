import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ann, bob, DomainWorld, laneArgs, projectId, testId } from '../test/domain-world.ts';

const proposalId = testId(10);
const carl = testId(103);

async function worldWithLane() {
  const world = new DomainWorld();
  world.persons.set(carl, bob);
  await world.run('proposal.submit', laneArgs(), { participantId: ann });
  return world;
}

test('[U1] two devices of one person are one support', async () => {
  const world = await worldWithLane();
  await world.run('support.set', { proposalId, projectId, on: true }, { participantId: bob });
  await world.run('support.set', { proposalId, projectId, on: true }, { participantId: carl });
  expect(world.row('proposal', proposalId)).toMatchObject({ supportCount: 1, rev: 1 });
});

test('[U2] after any order of setting and taking back, the count is the number of persons whose last word was yes', async () => {
  const people = [ann, bob, carl, testId(104)];
  const step = fc.record({ who: fc.constantFrom(...people), on: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = await worldWithLane();
      const last = new Map<string, boolean>();
      for (const { who, on } of steps) {
        await world.run('support.set', { proposalId, projectId, on }, { participantId: who });
        last.set(world.persons.get(who) ?? who, on);
      }
      const expected = [...last.values()].filter(Boolean).length;
      expect(world.row('proposal', proposalId)?.supportCount).toBe(expected);
    }),
    { seed: 42, numRuns: 200 },
  );
});

test('[U3] following has no count and works when the project is over', async () => {
  const world = await worldWithLane();
  const late = { participantId: bob, now: '2030-01-01T00:00:00.000Z' };
  expect(await world.run('follow.set', { proposalId, projectId, on: true }, late)).toEqual({ status: 'applied' });
  expect(world.row('follow', proposalId, bob)).toMatchObject({ active: true });
  expect(await world.run('support.set', { proposalId, projectId, on: true }, late)).toMatchObject({
    code: 'project-not-open',
  });
});
