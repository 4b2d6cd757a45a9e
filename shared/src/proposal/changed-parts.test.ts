import { expect, test } from 'vitest';
import { ann, DomainWorld, laneArgs, planner, projectId, testId } from '../test/domain-world.ts';
import { changedParts } from './changed-parts.ts';

const id = testId(10);

async function submitted() {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann });
  const proposal = world.row('proposal', id);
  if (!proposal) throw new Error('not submitted');
  return { world, proposal };
}

test('[D5] an edit names the parts it changed and nothing else', async () => {
  const { world, proposal } = await submitted();
  const edit = { id, projectId, title: 'Ein anderer Titel', sources: ['https://example.org/a'] };
  await world.run('proposal.edit', edit, { participantId: ann, base: { [id]: 1 } });
  const after = world.row('proposal', id);
  expect(after && changedParts(proposal, after)).toEqual(['title', 'sources']);
});

test('[D5] supports and comments change no content', async () => {
  const { world, proposal } = await submitted();
  await world.run('support.set', { proposalId: id, projectId, on: true }, { participantId: planner });
  const after = world.row('proposal', id);
  expect(after?.supportCount).toBe(1);
  expect(after && changedParts(proposal, after)).toEqual([]);
});

test('[D5] a decision changes the state', async () => {
  const { world, proposal } = await submitted();
  await world.run(
    'decision.take',
    {
      id: testId(20),
      projectId,
      proposalId: id,
      state: 'in-review',
      reason: 'Wir lesen.',
      lang: 'de',
      role: 'planner',
    },
    { participantId: planner, roles: ['planner'], base: { [id]: 1 } },
  );
  const after = world.row('proposal', id);
  expect(after && changedParts(proposal, after)).toEqual(['state']);
});

test('[D5] streets and figures of a lane are no answers: they change with the drawing', async () => {
  const { proposal } = await submitted();
  const figures = { packVersion: 'v2', rulesVersion: 1, figures: [] };
  const redrawn = { ...proposal, fields: { ...proposal.fields, figures } };
  expect(changedParts(proposal, redrawn)).toEqual([]);
  const asked = { ...redrawn, fields: { ...redrawn.fields, preset: 'track' } };
  expect(changedParts(proposal, asked)).toEqual(['fields']);
});
