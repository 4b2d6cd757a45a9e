import { expect, test } from 'vitest';
import { type ProposalState, proposalStates } from '../proposal/proposal.ts';
import { ann, DomainWorld, laneArgs, planner, projectId, testId } from '../test/domain-world.ts';
import { type DecisionState, decisionStates } from './decision.ts';
import { nextDecisions, stateAfter } from './transitions.ts';

const proposalId = testId(10);
const asPlanner = { participantId: planner, roles: ['planner' as const] };
const step = (state: DecisionState, n: number) =>
  ({ id: testId(n), projectId, proposalId, state, reason: 'Weil es passt.', lang: 'de', role: 'planner' }) as const;

async function worldWithLane() {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann });
  return world;
}

const allowed: Record<ProposalState, string> = {
  submitted: 'in-review',
  'in-review': 'accepted partly declined',
  accepted: 'done reopened',
  partly: 'done reopened',
  declined: 'reopened',
  done: 'reopened',
  withdrawn: '',
};

test.each(proposalStates)('[D1] from %s only the steps of the table are taken', async (state) => {
  for (const [n, decision] of decisionStates.entries()) {
    const world = await worldWithLane();
    const proposal = world.row('proposal', proposalId);
    world.rows.set(`proposal/${proposalId}`, { ...proposal, state });
    const outcome = await world.run('decision.take', step(decision, 20 + n), {
      ...asPlanner,
      base: { [proposalId]: 1 },
    });
    const may = allowed[state].split(' ').includes(decision);
    expect(outcome.status, `${state} → ${decision}`).toBe(may ? 'applied' : 'rejected');
    expect(nextDecisions[state].includes(decision)).toBe(may);
    expect(world.row('proposal', proposalId)?.state).toBe(may ? stateAfter(decision) : state);
  }
});

test('[D2] a citizen, a facilitator, and a planner in a role not held are refused', async () => {
  const world = await worldWithLane();
  const base = { [proposalId]: 1 };
  for (const roles of [[], ['facilitator' as const], ['admin' as const]]) {
    const outcome = await world.run('decision.take', step('in-review', 20), { participantId: planner, roles, base });
    expect(outcome).toMatchObject({ code: 'not-allowed' });
  }
  expect(world.row('proposal', proposalId)?.state).toBe('submitted');
});

test('[D3] a decision on a revision that was edited meanwhile is stale and changes nothing; supports do not make it stale', async () => {
  const world = await worldWithLane();
  await world.run('support.set', { proposalId, projectId, on: true }, { participantId: testId(104) });
  await world.run(
    'proposal.edit',
    { id: proposalId, projectId, title: 'Anders' },
    { participantId: ann, base: { [proposalId]: 1 } },
  );
  const stale = await world.run('decision.take', step('in-review', 20), { ...asPlanner, base: { [proposalId]: 1 } });
  expect(stale).toMatchObject({ code: 'stale' });
  expect(world.row('decision', testId(20))).toBeUndefined();
  await world.run('support.set', { proposalId, projectId, on: true }, { participantId: testId(105) });
  const fresh = await world.run('decision.take', step('in-review', 20), { ...asPlanner, base: { [proposalId]: 2 } });
  expect(fresh).toEqual({ status: 'applied' });
});

test('[D4] a step needs a reason, is appended once and stays as it was taken', async () => {
  const world = await worldWithLane();
  const base = { [proposalId]: 1 };
  expect(
    await world.run('decision.take', { ...step('in-review', 20), reason: ' ' }, { ...asPlanner, base }),
  ).toMatchObject({
    code: 'args-invalid',
  });
  await world.run('decision.take', step('in-review', 20), { ...asPlanner, base });
  const first = world.row('decision', testId(20));
  const again = { ...step('declined', 20), reason: 'Etwas anderes.' };
  expect(await world.run('decision.take', again, { ...asPlanner, base: { [proposalId]: 2 } })).toEqual({
    status: 'applied',
  });
  expect(world.row('decision', testId(20))).toEqual(first);
});

test('[SF5] a decision keeps the figures it came with, or none; what are no figures is refused', async () => {
  const world = await worldWithLane();
  const figures = { packVersion: 'v1', rulesVersion: 1, figures: [{ id: 'people', value: 640, unit: 'people' }] };
  await world.run('decision.take', step('in-review', 20), { ...asPlanner, base: { [proposalId]: 1 } });
  expect(world.row('decision', testId(20))?.figures).toBeUndefined();
  const odd = { ...step('accepted', 21), figures: { ...figures, rulesVersion: 'one' } };
  expect(
    await world.run('decision.take', odd as unknown as ReturnType<typeof step>, {
      ...asPlanner,
      base: { [proposalId]: 2 },
    }),
  ).toMatchObject({ code: 'args-invalid' });
  const taken = { ...step('accepted', 21), figures };
  await world.run('decision.take', taken, { ...asPlanner, base: { [proposalId]: 2 } });
  expect(world.row('decision', testId(21))?.figures).toEqual(figures);
});
