import { expect, test } from 'vitest';
import { ann, cityId, DomainWorld, laneArgs, openProject, projectId, testId } from '../test/domain-world.ts';
import { cityScope, parseScope, personScope, projectScope, projectStaffScope } from './scope.ts';
import { authorOf, scopesOfRow } from './scopes-of-row.ts';

const proposalId = testId(10);

async function laneRow() {
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: ann });
  await world.run('support.set', { proposalId, projectId, on: true }, { participantId: ann });
  return { proposal: world.row('proposal', proposalId), support: world.row('support', proposalId, ann) };
}

test("[S16] an open project is the city's, one in draft is for staff alone", () => {
  expect(scopesOfRow({ table: 'project', row: openProject }, cityId, null)).toEqual([cityScope(cityId)]);
  const draft = { ...openProject, state: 'draft' as const };
  expect(scopesOfRow({ table: 'project', row: draft }, cityId, null)).toEqual([projectStaffScope(projectId)]);
});

test("[S16] a proposal is public and its author's; withdrawn it is for staff and its author; without an author nobody's own", async () => {
  const { proposal } = await laneRow();
  if (!proposal) return expect.unreachable('it was submitted');
  expect(authorOf({ table: 'proposal', row: proposal })).toBe(ann);
  const scopes = (row: typeof proposal, person: string | null) =>
    scopesOfRow({ table: 'proposal', row }, cityId, person);
  expect(scopes(proposal, ann)).toEqual([projectScope(projectId), personScope(ann)]);
  expect(scopes({ ...proposal, state: 'withdrawn' }, ann)).toEqual([projectStaffScope(projectId), personScope(ann)]);
  expect(scopes({ ...proposal, authorId: null }, null)).toEqual([projectScope(projectId)]);
});

test('[S16] a support is in the own scope of the person alone', async () => {
  const { support } = await laneRow();
  if (!support) return expect.unreachable('it was set');
  for (const table of ['support', 'follow'] as const) {
    expect(scopesOfRow({ table, row: support }, cityId, null)).toEqual([personScope(ann)]);
    expect(authorOf({ table, row: support })).toBeNull();
  }
});

test('[S16] a scope id is read back as what it was made from, and nothing else is one', () => {
  expect(parseScope(cityScope(cityId))).toEqual({ kind: 'city', cityId });
  expect(parseScope(projectScope(projectId))).toEqual({ kind: 'project', projectId, audience: 'pub' });
  expect(parseScope(projectStaffScope(projectId))).toEqual({ kind: 'project', projectId, audience: 'staff' });
  expect(parseScope(personScope(ann))).toEqual({ kind: 'person', personId: ann });
  for (const wrong of ['', 'c:', `c:${cityId} `, `p:${projectId}`, `p:${projectId}:all`, `u:${ann}:pub`, ann]) {
    expect(parseScope(wrong)).toBeNull();
  }
});
