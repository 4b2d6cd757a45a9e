import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comment } from '../comment/comment.ts';
import type { Project } from '../project/project.ts';
import { ann, DomainWorld, laneArgs, openProject, planner, projectId, testId } from '../test/domain-world.ts';
import { outboxRow } from '../test/outbox-rows.ts';
import { type BaseReader, foldOutbox } from './fold.ts';
import type { MutationArgs, MutationName } from './mutator-registry.ts';
import type { OutboxRow } from './outbox.ts';

const actor = { participantId: ann, personId: ann, roles: [] };
const proposalId = testId(10);

function act<Name extends MutationName>(
  n: number,
  name: Name,
  args: MutationArgs<Name> & Record<string, unknown>,
  changes: Partial<OutboxRow> = {},
) {
  const row = outboxRow(n, { entityIds: ['id' in args ? String(args['id']) : proposalId], ...changes });
  return { ...row, envelope: { ...row.envelope, ...changes.envelope, name, args } };
}
const lane = (changes: Partial<OutboxRow> = {}) => act(1, 'proposal.submit', laneArgs(), changes);
const comment = (n: number, changes: Partial<OutboxRow> = {}) =>
  act(
    n,
    'comment.add',
    { id: testId(30 + n), projectId, proposalId, parentId: null, body: 'Gut.', lang: 'de', authorName: null },
    changes,
  );
const support = (n: number, on: boolean) => act(n, 'support.set', { proposalId, projectId, on });

const readerOf =
  (world: DomainWorld): BaseReader =>
  (table, id) =>
    world.row(table, id, ann);
const onlyProject = readerOf(new DomainWorld());

test("[S18] waiting acts are seen over the city's rows, later ones over earlier ones", async () => {
  const { rows, marks } = await foldOutbox(onlyProject, actor, [comment(2), lane()], new Map());
  expect(rows.get('proposal')?.get(proposalId)).toMatchObject({ number: null, receivedAt: null, commentCount: 1 });
  expect(rows.get('comment')?.size).toBe(1);
  expect([...marks.keys()].sort()).toEqual([proposalId, testId(32)].sort());
});

test('[S18] the replay is what the server would make of the same acts, but for number and time of receipt', async () => {
  const step = fc.oneof(fc.constant('comment'), fc.constant('on'), fc.constant('off'));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const acts = [
        lane(),
        ...steps.map((what, index) => (what === 'comment' ? comment(index + 2) : support(index + 2, what === 'on'))),
      ];
      const world = new DomainWorld();
      for (const { envelope } of acts) {
        const by = { participantId: ann, now: envelope.at.wall };
        await world.run(envelope.name as 'proposal.submit', envelope.args as MutationArgs<'proposal.submit'>, by);
      }
      const { rows } = await foldOutbox(onlyProject, actor, acts, new Map());
      const here = rows.get('proposal')?.get(proposalId);
      expect({ ...here, number: 1, receivedAt: acts[0]?.envelope.at.wall }).toEqual(world.row('proposal', proposalId));
      expect(rows.get('support')?.get(proposalId)).toEqual(world.row('support', proposalId, ann));
      for (const row of (rows.get('comment')?.values() ?? []) as Iterable<Comment>) {
        expect({ ...row, receivedAt: row.createdAt }).toEqual(world.row('comment', row.id));
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});

test('[S18] replayed over rows that already hold them, acts change nothing', async () => {
  const world = new DomainWorld();
  const acts = [lane(), comment(2), support(3, true)];
  for (const { envelope } of acts) {
    await world.run(envelope.name as 'proposal.submit', envelope.args as MutationArgs<'proposal.submit'>, {
      participantId: ann,
    });
  }
  const { rows } = await foldOutbox(readerOf(world), actor, acts, new Map());
  expect([...rows.values()].flatMap((table) => [...table.values()])).toEqual([]);
});

test('[S19] a received act is replayed until the held scopes have reached it', async () => {
  const received = lane({ state: 'acked', versions: { a: 4 } });
  const shown = async (cursor: number) =>
    (await foldOutbox(onlyProject, actor, [received], new Map([['a', cursor]]))).rows.size;
  expect(await shown(3)).toBe(1);
  expect(await shown(4)).toBe(0);
});

test('[S11] what rests on a refused act is not replayed, and a refused act is marked', async () => {
  const refused = lane({ state: 'attention' });
  const child = comment(2);
  const resting = { ...child, envelope: { ...child.envelope, after: [refused.mid] } };
  const grandchild = { ...comment(3), envelope: { ...comment(3).envelope, after: [resting.mid] } };
  const world = new DomainWorld();
  await world.run('proposal.submit', laneArgs(), { participantId: planner });
  const { rows, marks } = await foldOutbox(readerOf(world), actor, [refused, resting, grandchild], new Map());
  expect(rows.size).toBe(0);
  expect(marks.get(proposalId)).toEqual({ state: 'attention', mid: refused.mid });
});

test('[S18] the act that most needs to be seen marks its proposal; supports and follows mark nothing', async () => {
  const edit = (n: number, state: OutboxRow['state']) =>
    act(n, 'proposal.edit', { id: proposalId, projectId, title: `Titel ${n}` }, { state });
  const marked = async (...acts: OutboxRow[]) =>
    (await foldOutbox(onlyProject, actor, acts, new Map())).marks.get(proposalId)?.mid;
  expect(await marked(edit(1, 'attention'), edit(2, 'pending'), edit(3, 'sent'))).toBe(testId(0x1001));
  expect(await marked(edit(1, 'parked'), edit(2, 'pending'), edit(3, 'sent'))).toBe(testId(0x1002));
  expect(await marked(edit(1, 'pending'), edit(2, 'pending'))).toBe(testId(0x1002));
  expect(await marked(support(1, true))).toBeUndefined();
});

test('[S25] an act of a later version is kept and shown as nothing', async () => {
  const later = { ...lane(), envelope: { ...lane().envelope, pv: 9 } };
  expect((await foldOutbox(onlyProject, actor, [later], new Map())).rows.size).toBe(0);
  expect(openProject.rev).toBe(1);
});

test('[S19] a received proposal stays, whatever the project read by the phone says; a waiting one is asked like on the server', async () => {
  const shut = (changes: Partial<Project>): BaseReader => {
    const project = { ...openProject, ...changes };
    return (table, id) => (table === 'project' && id === projectId ? (project as never) : undefined);
  };
  const changed: Partial<Project>[] = [{ state: 'draft' }, { kinds: [] }, { closesAt: '2020-01-01T00:00:00.000Z' }];
  for (const changes of changed) {
    const shown = async (state: OutboxRow['state']) => {
      const acts = [lane({ state, versions: { scope: 5 } }), comment(2, { state, versions: { scope: 6 } })];
      return (await foldOutbox(shut(changes), actor, acts, new Map([['scope', 4]]))).rows;
    };
    const received = await shown('acked');
    expect(received.get('proposal')?.get(proposalId)).toMatchObject({ commentCount: 1 });
    expect((await shown('pending')).size).toBe(0);
  }
});
