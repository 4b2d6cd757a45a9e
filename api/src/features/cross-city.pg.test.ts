import { randomUUID } from 'node:crypto';
import { recordText, writeRecord } from '@werkstadt/shared/literacy/workshop/record';
import { cityScope, personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import { laneArgs } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { addStaff, findStaffAccount } from '../db/staff.ts';
import { insertRound } from '../db/workshop.ts';
import { appRouter } from '../router.ts';
import { signInAsStaff } from '../test/sign-in-as-staff.ts';
import { makeCity } from '../test/test-city.ts';
import { readValue, TestPhone } from '../test/test-phone.ts';
import { startTestServer } from '../test/test-server.ts';
import { withDatabase } from '../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const [projectA, projectB] = [randomUUID(), randomUUID()];
const cityA = await makeCity(database, 'stadt-a', projectA);
const cityB = await makeCity(database, 'stadt-b', projectB);

const EMAIL = 'planung@stadt-a.example';
await database.withCity(cityA, (tx) => addStaff(tx, cityA, EMAIL, 'admin'));
/** A citizen of B with a proposal, and an admin of A: the strongest caller that must find nothing of B. */
const citizen = await new TestPhone(server.url, cityB).openSession();
const proposalB = randomUUID();
await citizen.do('proposal.submit', laneArgs({ id: proposalB, projectId: projectB }));
const admin = await new TestPhone(server.url, cityA).openSession();
await signInAsStaff(admin, server, EMAIL);

/** A round that staff of B has opened. */
const roundOfB = { code: 'BBBBBB', number: 7, activity: 'm2', seed: 1, id: randomUUID(), openedAt: new Date() };
await database.withCity(cityB, async (tx) => {
  await addStaff(tx, cityB, 'runde@stadt-b.example', 'facilitator');
  const account = await findStaffAccount(tx, 'runde@stadt-b.example');
  if (account) await insertRound(tx, cityB, { ...roundOfB, openedBy: account.id });
});
const resultForB = recordText(
  writeRecord({
    round: roundOfB.number,
    before: { true: [1, 1, 1, 1], false: [1, 1, 1, 1] },
    after: { true: [1, 1, 1, 1], false: [1, 1, 1, 1] },
    nonce: new Uint8Array(8),
  }),
);

const picture = async () => superuser`
  select (select jsonb_agg(p order by id) from proposal p where city_id = ${cityB}) as proposals,
         (select jsonb_agg(s order by scope_id, tbl, id) from sync_row s where city_id = ${cityB}) as rows,
         (select jsonb_agg(s.id order by id) from session s where city_id = ${cityB} and participant_id = ${citizen.participant}) as sessions,
         (select jsonb_agg(r order by code) from workshop_round r where city_id = ${cityB}) as rounds,
         (select count(*)::int from workshop_result where city_id = ${cityB}) as results,
         (select count(*)::int from mutation_log where city_id = ${cityB}) as log`;
const before = await picture();

async function notFoundInA(method: 'GET' | 'POST', path: string, input: object): Promise<void> {
  expect(await admin.call(method, path, { city: cityA, ...input })).toMatchObject({ ok: false, code: 'not-found' });
}

/** Every procedure, called by A's admin (with the cookie of A) for B, or for A with B's ids. */
const attempts: Record<string, () => Promise<unknown>> = {
  'city.list': async () => expect(readValue(await admin.call('GET', 'city.list', undefined))).toHaveLength(2),
  'city.get': async () =>
    expect(readValue(await admin.call('GET', 'city.get', { slug: 'stadt-b' }))).toMatchObject({ id: cityB }),
  'session.nonce': async () => {
    const signature = admin.sign(Buffer.from('x'));
    const input = await admin.openInput({ city: cityB, signature });
    expect(await admin.call('POST', 'session.open', input)).toMatchObject({ ok: false });
  },
  'session.open': async () => {
    const input = await admin.openInput({ city: cityB });
    expect(await admin.call('POST', 'session.open', input)).toMatchObject({ ok: false, code: 'input-invalid' });
  },
  'session.current': async () =>
    expect(readValue(await admin.call('GET', 'session.current', { city: cityB }))).toBeNull(),
  'session.list': async () =>
    expect(await admin.call('GET', 'session.list', { city: cityB })).toMatchObject({
      ok: false,
      code: 'sign-in-needed',
    }),
  'session.revoke': async () => {
    const [session] = await superuser<{ id: string }[]>`select id from session where city_id = ${cityB}`;
    expect(await admin.call('POST', 'session.revoke', { city: cityB, id: session?.id })).toMatchObject({
      ok: false,
      code: 'sign-in-needed',
    });
    expect(await admin.call('POST', 'session.revoke', { city: cityA, id: session?.id })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  },
  'session.close': async () => {
    const cookie = admin.cookie;
    await admin.call('POST', 'session.close', { city: cityB });
    admin.cookie = cookie;
    expect(readValue(await admin.call('GET', 'session.current', { city: cityA }))).toMatchObject({ roles: ['admin'] });
  },
  'staff.requestCode': async () => {
    const sent = server.mails.length;
    readValue(await admin.call('POST', 'staff.requestCode', { city: cityB, email: EMAIL }));
    expect(server.mails).toHaveLength(sent);
  },
  'staff.verifyCode': async () => {
    const input = { city: cityB, email: EMAIL, code: '123456' };
    expect(await admin.call('POST', 'staff.verifyCode', input)).toMatchObject({ ok: false, code: 'sign-in-needed' });
  },
  'staff.setUp': async () => {
    const input = { city: cityB, setUpCode: 'AAAA-AAAA-AAAA-AAAA', email: EMAIL };
    expect(await admin.call('POST', 'staff.setUp', input)).toMatchObject({ ok: false, code: 'code-wrong' });
  },
  'sync.push': async () => {
    const words = { projectId: projectB, lang: 'de' } as const;
    const { results } = await admin.pushed([
      await admin.envelope('proposal.submit', laneArgs({ id: randomUUID(), projectId: projectB })),
      await admin.envelope(
        'proposal.edit',
        { id: proposalB, projectId: projectB, title: 'Fremd' },
        { base: { [proposalB]: 1 } },
      ),
      await admin.envelope('comment.add', {
        ...words,
        id: randomUUID(),
        proposalId: proposalB,
        parentId: null,
        body: 'x',
        authorName: null,
      }),
      await admin.envelope('support.set', { proposalId: proposalB, projectId: projectB, on: true }),
      await admin.envelope(
        'decision.take',
        { ...words, id: randomUUID(), proposalId: proposalB, state: 'in-review', reason: 'x', role: 'admin' },
        { base: { [proposalB]: 1 } },
      ),
    ]);
    expect(results.map(({ status, code }) => [status, code])).toEqual([
      ['rejected', 'project-not-found'],
      ...Array(4).fill(['rejected', 'proposal-not-found']),
    ]);
    const toB = await admin.envelope('proposal.submit', laneArgs({ id: randomUUID(), projectId: projectB }), {
      city: cityB,
    });
    expect(await admin.push([toB], { city: cityB })).toMatchObject({ ok: false, code: 'sign-in-needed' });
  },
  'sync.pull': async () => {
    const ofB = {
      [cityScope(cityB)]: 0,
      [projectScope(projectB)]: 0,
      [projectStaffScope(projectB)]: 0,
      [personScope(citizen.participant)]: 0,
    };
    for (const scope of (await admin.pull(ofB)).scopes) expect(scope).toMatchObject({ kind: 'forbidden' });
  },
  'sync.digest': async () => {
    const input = { city: cityA, scopeId: projectScope(projectB), cursor: 1 };
    expect(await admin.call('GET', 'sync.digest', input)).toMatchObject({ ok: false, code: 'forbidden' });
  },
  'sync.handIn': async () => {
    const {
      replica: _replica,
      seq: _seq,
      ...act
    } = await citizen.envelope('support.set', {
      proposalId: proposalB,
      projectId: projectB,
      on: true,
    });
    const { participant, publicKey } = citizen;
    const input = { participant, publicKey, acts: [act] };
    expect(await admin.call('POST', 'sync.handIn', { city: cityB, ...input })).toMatchObject({
      code: 'sign-in-needed',
    });
    expect(readValue(await admin.call('POST', 'sync.handIn', { city: cityA, ...input }))).toMatchObject({
      results: [{ status: 'refused', code: 'city-foreign' }],
    });
  },
  'sync.pokes': async () => {
    const input = encodeURIComponent(JSON.stringify({ city: randomUUID(), scopes: [projectScope(projectB)] }));
    const answer = await fetch(`${server.url}/trpc/sync.pokes?input=${input}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await answer.text()).toContain('"werkstadt":"not-found"');
  },
  'workshop.open': async () => {
    const input = { city: cityB, activity: 'm2' };
    expect(await admin.call('POST', 'workshop.open', input)).toMatchObject({ ok: false, code: 'sign-in-needed' });
  },
  'audit.list': async () => {
    expect(await admin.call('GET', 'audit.list', { city: cityB, below: null })).toMatchObject({ ok: false });
    const own = JSON.stringify(readValue(await admin.call('GET', 'audit.list', { city: cityA, below: null })));
    expect(own).not.toContain('stadt-b');
  },
  'audit.export': async () =>
    expect(await admin.call('POST', 'audit.export', { city: cityB })).toMatchObject({
      ok: false,
      code: 'sign-in-needed',
    }),
  'workshop.list': async () => {
    expect(await admin.call('GET', 'workshop.list', { city: cityB })).toMatchObject({ ok: false });
    expect(readValue(await admin.call('GET', 'workshop.list', { city: cityA }))).toEqual([]);
  },
  'workshop.count': async () => notFoundInA('GET', 'workshop.count', { code: roundOfB.code }),
  'workshop.close': async () => notFoundInA('POST', 'workshop.close', { code: roundOfB.code }),
  'workshop.find': async () => notFoundInA('GET', 'workshop.find', { code: roundOfB.code }),
  'workshop.report': async () => notFoundInA('POST', 'workshop.report', { code: roundOfB.code, result: resultForB }),
  'planning.proposalFigures': async () => {
    const answer = await admin.call('GET', 'planning.proposalFigures', { city: cityA, proposal: proposalB });
    expect(answer).toMatchObject({ ok: false, code: 'not-found', field: 'proposal' });
  },
  'planning.signWeighing': async () => {
    const input = { city: cityB, record: {} };
    expect(await admin.call('POST', 'planning.signWeighing', input)).toMatchObject({ ok: false });
  },
  'person.erase': async () => {
    const contributions = [{ id: proposalB, keep: 'delete' }];
    expect(await admin.call('POST', 'person.erase', { city: cityB, contributions })).toMatchObject({
      ok: false,
      code: 'sign-in-needed',
    });
    readValue(await admin.call('POST', 'person.erase', { city: cityA, contributions }));
  },
};

test('[SEC3] this list names every procedure', () => {
  expect(Object.keys(attempts).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test.each(Object.entries(attempts))('[SEC3] %s tells and changes nothing of another city', async (_path, attempt) => {
  await attempt();
  expect(await picture()).toEqual(before);
});
