import { localizedTextSchema } from '@werkstadt/shared/language/locale';
import { projectSchema } from '@werkstadt/shared/project/project';
import { checkProposal } from '@werkstadt/shared/proposal/check-proposal';
import type { Proposal } from '@werkstadt/shared/proposal/proposal';
import type { MutationArgs } from '@werkstadt/shared/sync/mutator-registry';
import { mutators } from '@werkstadt/shared/sync/mutator-registry';
import { DomainWorld } from '@werkstadt/shared/test/domain-world';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Act } from '../features/sync/apply-acts.ts';
import { demoProjects } from './content/demo-projects.ts';
import { demoActs } from './demo-acts.ts';
import { generateLindental } from './generate-lindental.ts';
import type { OsmData } from './osm-data.ts';

const now = '2027-03-01T12:00:00.000Z';
let town: OsmData;
let acts: Act[];
const world = new DomainWorld();

/** Arguments of all acts with this name, parsed by the mutation's own schema. */
function argsOf<Name extends keyof typeof mutators>(name: Name) {
  return acts
    .filter((act) => act.name === name)
    .map(({ args }) => mutators[name].args.parse(args) as MutationArgs<Name>);
}

beforeAll(async () => {
  town = generateLindental();
  acts = demoActs(now, town);
  for (const { name, args, participantId, roles, at, base } of acts) {
    const outcome = await world.run(name, mutators[name].args.parse(args) as never, {
      participantId,
      roles: [...(roles ?? [])],
      now: at,
      claimedAt: at,
      base: { ...base },
    });
    if (outcome.status !== 'applied') throw new Error(`${name} ${JSON.stringify(args)}: ${JSON.stringify(outcome)}`);
  }
});

const proposals = () => argsOf('proposal.submit').map(({ id }) => world.row('proposal', id) as Proposal);

test('the acts are ordered by time, end before now, and are the same every time', () => {
  expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).sort());
  expect((acts.at(-1)?.at ?? '') < now).toBe(true);
  expect(demoActs(now, town)).toEqual(acts);
});

test('ids do not depend on the day of the demonstration', () => {
  const ids = (list: readonly Act[]) =>
    new Set(list.flatMap(({ args }) => (typeof args.id === 'string' ? [args.id] : [])));
  expect(ids(demoActs('2031-07-07T07:07:07.007Z', town))).toEqual(ids(acts));
});

test('three projects, complete in both languages, open for weeks', () => {
  const projects = argsOf('project.put').map(({ project }) => projectSchema.parse(project));
  expect(projects.map(({ kinds }) => kinds[0]).sort()).toEqual(['bike-lane', 'place', 'school-district']);
  for (const { title, summary, description, opensAt, closesAt } of projects) {
    for (const text of [title, summary, description]) {
      localizedTextSchema.parse(text);
      expect(text.de).not.toBe(text.en);
    }
    expect(opensAt < now && closesAt > '2027-03-29').toBe(true);
  }
});

test('[K1] [K2] [K3] [K4] [K5] every seeded proposal passes the checks of its kind inside its project', () => {
  const projects = new Map(argsOf('project.put').map(({ project }) => [project.id, project]));
  const submitted = argsOf('proposal.submit');
  expect(submitted.length).toBeGreaterThanOrEqual(15);
  for (const proposal of submitted) {
    const project = projects.get(proposal.projectId);
    if (!project) throw new Error(`${proposal.title} has no project`);
    expect(checkProposal(proposal, project), proposal.title).toEqual({ valid: true });
  }
});

test('lanes and districts follow the nodes of the town', () => {
  const nodes = new Set(town.nodes.map(({ lon, lat }) => `${lon},${lat}`));
  for (const { geometry, title } of argsOf('proposal.submit')) {
    const positions =
      geometry.type === 'LineString'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? geometry.coordinates.flat()
          : [];
    expect(
      positions.every(([lon, lat]) => nodes.has(`${lon},${lat}`)),
      title,
    ).toBe(true);
  }
});

describe('a newcomer sees life', () => {
  test('each project has proposals in several states, one of them decided with a reason', () => {
    for (const { id } of argsOf('project.put').map(({ project }) => project)) {
      const states = new Set(
        proposals()
          .filter(({ projectId }) => projectId === id)
          .map(({ state }) => state),
      );
      expect(states).toContain('submitted');
      expect(states).toContain('in-review');
      expect(['accepted', 'partly', 'done'].some((state) => states.has(state as Proposal['state']))).toBe(true);
    }
    expect(proposals().some(({ state }) => state === 'declined')).toBe(true);
    for (const { reason } of argsOf('decision.take')) expect(reason.length).toBeGreaterThan(50);
  });

  test('[C2] people answer each other, in both languages', () => {
    const comments = argsOf('comment.add');
    expect(comments.length).toBeGreaterThan(30);
    expect(comments.filter(({ parentId }) => parentId !== null).length).toBeGreaterThan(10);
    expect(new Set(comments.map(({ lang }) => lang))).toEqual(new Set(['de', 'en']));
  });

  test('sources lie on reserved domains only: nobody real is linked', () => {
    for (const source of argsOf('proposal.submit').flatMap(({ sources }) => sources)) {
      expect(new URL(source).hostname).toMatch(/(^|\.)example\.(org|com|net)$/);
    }
  });

  test('what a person says comes after what they answer', () => {
    for (const { proposals: written } of demoProjects) {
      for (const { title, daysAgo, comments, decisions = [] } of written) {
        for (const comment of comments) {
          expect(comment.daysAgo, title).toBeLessThanOrEqual(daysAgo);
          for (const reply of comment.replies ?? []) expect(reply.daysAgo, title).toBeLessThanOrEqual(comment.daysAgo);
        }
        for (const decision of decisions) expect(decision.daysAgo, title).toBeLessThan(daysAgo);
      }
    }
  });
});
