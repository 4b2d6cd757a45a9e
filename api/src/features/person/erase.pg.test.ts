import { randomUUID } from 'node:crypto';
import { personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, openProject, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { applyActs } from '../sync/apply-acts.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'erase');
const phone = () => new TestPhone(server.url, city).openSession();
const bodyOf = async (table: 'proposal' | 'comment', id: string) =>
  (await superuser`select body from ${superuser(table)} where city_id = ${city} and id = ${id}`)[0]?.body;
const erase = (who: TestPhone, contributions: readonly { id: string; keep: string }[]) =>
  who.call('POST', 'person.erase', { city, contributions });

interface World {
  readonly ann: TestPhone;
  readonly bob: TestPhone;
  readonly kept: string;
  readonly deleted: string;
  readonly comment: string;
  readonly supported: string;
}

/** Ann wrote two proposals and a comment, supports one of Bob's and follows it; Bob commented one of hers. */
async function world(): Promise<World> {
  const [ann, bob] = [await phone(), await phone()];
  const [kept, deleted, supported, comment] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await bob.do('proposal.submit', laneArgs({ id: supported }));
  for (const id of [kept, deleted])
    await ann.do('proposal.submit', laneArgs({ id, reason: 'Anns Worte', authorName: 'Ann' }));
  await ann.do('support.set', { proposalId: supported, projectId, on: true });
  await ann.do('follow.set', { proposalId: supported, projectId, on: true });
  const words = { projectId, parentId: null, lang: 'de' } as const;
  await ann.do('comment.add', {
    ...words,
    id: comment,
    proposalId: supported,
    body: 'Anns Kommentar',
    authorName: 'Ann',
  });
  await bob.do('comment.add', {
    ...words,
    id: randomUUID(),
    proposalId: deleted,
    body: 'Bobs Kommentar',
    authorName: null,
  });
  return { ann, bob, kept, deleted, comment, supported };
}

test('[TR11] each contribution stays without its author or loses its words, as the person chose', async () => {
  const { ann, kept, deleted, comment } = await world();
  readValue(
    await erase(ann, [
      { id: kept, keep: 'anonymous' },
      { id: deleted, keep: 'delete' },
    ]),
  );
  expect(await bodyOf('proposal', kept)).toMatchObject({
    reason: 'Anns Worte',
    authorId: null,
    authorName: null,
    state: 'submitted',
  });
  expect(await bodyOf('proposal', deleted)).toMatchObject({
    title: '···',
    sources: [],
    authorId: null,
    state: 'withdrawn',
  });
  // Not named: words go, too.
  expect(await bodyOf('comment', comment)).toMatchObject({ body: '', authorId: null, deleted: true });
});

test('[TR11] other devices see it at their next pull: changed rows and tombstones', async () => {
  const { ann, bob, kept, deleted, comment, supported } = await world();
  const scopeId = projectScope(projectId);
  const [before] = (await bob.pull({ [scopeId]: 0 })).scopes;
  readValue(
    await erase(ann, [
      { id: kept, keep: 'anonymous' },
      { id: deleted, keep: 'delete' },
    ]),
  );
  const { scopes } = await bob.pull({
    [scopeId]: before?.kind === 'rows' ? before.cursor : 0,
    [personScope(bob.participant)]: 0,
  });
  const rows = new Map(
    scopes
      .flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []))
      .map((row) => [`${row.scopeId} ${row.id}`, row]),
  );
  expect(rows.get(`${scopeId} ${kept}`)).toMatchObject({ body: { authorId: null } });
  expect(rows.get(`${scopeId} ${deleted}`)).toMatchObject({ body: null });
  expect(rows.get(`${scopeId} ${comment}`)).toMatchObject({ body: { body: '' } });
  expect(rows.get(`${scopeId} ${supported}`)).toMatchObject({ body: { supportCount: 0, commentCount: 0 } });
  expect(rows.get(`${personScope(bob.participant)} ${supported}`)).toMatchObject({ body: { supportCount: 0 } });
});

test('[TR11] a support leaves the count of an open project and stays in that of a closed one', async () => {
  const closedProject = randomUUID();
  const put = (state: 'open' | 'closed', rev: number) =>
    applyActs(database, city, [
      {
        name: 'project.put',
        args: { project: { ...openProject, id: closedProject, state } },
        participantId: '01900000-0000-7000-8000-0000000000f0',
        roles: ['admin'],
        at: '2027-01-15T08:00:00.000Z',
        base: { [closedProject]: rev },
      },
    ]);
  await put('open', 0);
  const { ann, bob, supported } = await world();
  const id = randomUUID();
  await bob.do('proposal.submit', laneArgs({ id, projectId: closedProject }));
  await ann.do('support.set', { proposalId: id, projectId: closedProject, on: true });
  await put('closed', 1);
  readValue(await erase(ann, []));
  expect(await bodyOf('proposal', supported)).toMatchObject({ supportCount: 0 });
  expect(await bodyOf('proposal', id)).toMatchObject({ supportCount: 1 });
});

test('[TR11] nothing leads to the person any more: no row of any table holds the id or the words', async () => {
  const { ann } = await world();
  const [{ count: logged } = { count: 0 }] = await superuser<{ count: number }[]>`
    select count(*)::int from mutation_log where city_id = ${city} and participant_id = ${ann.participant}`;
  expect(logged).toBeGreaterThan(3);
  readValue(await erase(ann, []));
  const tables = await superuser<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'werkstadt'::regnamespace`;
  for (const { name } of tables) {
    const rows = await superuser`
      select from ${superuser(name)} t where t::text like ${`%${ann.participant}%`} or t::text like ${`%${ann.replica}%`}`;
    expect(rows, name).toHaveLength(0);
  }
  const [log] = await superuser<{ emptied: number }[]>`
    select count(*)::int as emptied from mutation_log
    where city_id = ${city} and envelope is null and hash is not null and participant_id is null`;
  expect(log?.emptied).toBeGreaterThanOrEqual(logged);
});

test('[TR11] a late phone is told "erased": by its session, and for each act it pushes', async () => {
  const { ann, deleted } = await world();
  const late = [
    await ann.envelope('proposal.submit', laneArgs({ id: randomUUID() })),
    await ann.envelope('comment.add', {
      id: randomUUID(),
      projectId,
      proposalId: deleted,
      parentId: null,
      body: 'x',
      lang: 'de',
      authorName: null,
    }),
  ];
  readValue(await erase(ann, []));
  expect(ann.cookie).toBeNull();
  expect(await ann.call('POST', 'session.open', await ann.openInput())).toMatchObject({
    ok: false,
    status: 403,
    code: 'erased',
  });
  const before = await superuser`select count(*) from mutation_log`;
  const answer = await ann.pushed(late);
  expect(answer.results.map(({ status, code }) => [status, code])).toEqual([
    ['rejected', 'erased'],
    ['rejected', 'erased'],
  ]);
  expect(answer.lastSeq).toBe(ann.seq);
  expect(await superuser`select count(*) from mutation_log`).toEqual(before);
});

test('[TR11] what another person supports in the same moment is counted right', async () => {
  const { ann, bob, kept, supported } = await world();
  const others = await Promise.all(Array.from({ length: 10 }, phone));
  await Promise.all([
    erase(ann, [{ id: kept, keep: 'anonymous' }]).then(readValue),
    ...others.map((one) =>
      one.do('support.set', { proposalId: one === others[0] ? kept : supported, projectId, on: true }),
    ),
    bob.do('support.set', { proposalId: kept, projectId, on: true }),
  ]);
  expect(await bodyOf('proposal', supported)).toMatchObject({ supportCount: 9 });
  expect(await bodyOf('proposal', kept)).toMatchObject({ supportCount: 2, authorId: null });
});

test('[TR11] a contribution that is not one’s own stays as it is', async () => {
  const { ann, supported } = await world();
  readValue(await erase(ann, [{ id: supported, keep: 'delete' }]));
  expect(await bodyOf('proposal', supported)).toMatchObject({ state: 'submitted', title: 'Radweg Bahnhofstraße' });
  expect(projectStaffScope(projectId)).toContain('staff');
});
