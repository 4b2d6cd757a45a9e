import { expect, test } from 'vitest';
import { ann, DomainWorld, openProject, planner, projectId, testId } from '../test/domain-world.ts';

const asFacilitator = { participantId: planner, roles: ['facilitator' as const] };
const fresh = { ...openProject, id: testId(5) };

test('[J1] a facilitator creates a project, a citizen and a planner do not', async () => {
  const world = new DomainWorld();
  for (const roles of [[], ['planner' as const]]) {
    expect(await world.run('project.put', { project: fresh }, { participantId: ann, roles })).toMatchObject({
      code: 'not-allowed',
    });
  }
  expect(await world.run('project.put', { project: fresh }, asFacilitator)).toEqual({ status: 'applied' });
  expect(world.row('project', fresh.id)?.rev).toBe(1);
});

test('[J1] a change names the revision that was read, and a project closes after it opens', async () => {
  const world = new DomainWorld();
  const changed = { ...openProject, state: 'closed' as const };
  expect(await world.run('project.put', { project: changed }, asFacilitator)).toMatchObject({ code: 'stale' });
  const base = { [projectId]: 1 };
  expect(await world.run('project.put', { project: changed }, { ...asFacilitator, base })).toEqual({
    status: 'applied',
  });
  expect(world.row('project', projectId)).toMatchObject({ state: 'closed', rev: 2 });
  const backwards = { ...fresh, closesAt: fresh.opensAt };
  expect(await world.run('project.put', { project: backwards }, asFacilitator)).toMatchObject({ code: 'args-invalid' });
});
