import { randomUUID } from 'node:crypto';
import { pushAnswerSchema } from '@werkstadt/shared/sync/protocol';
import { personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { addStaff } from '../../db/staff.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'push');
const phone = (replica?: string) => new TestPhone(server.url, city, undefined, replica).openSession();
const lane = (id: string = randomUUID()) => laneArgs({ id });
const proposals = async (id: string) => superuser`select body from proposal where city_id = ${city} and id = ${id}`;
const logged = async (mid: string) =>
  (await superuser`select status, code, envelope from mutation_log where city_id = ${city} and mid = ${mid}`)[0];

test('[S2] an act is applied, gets a receipt number, and the next pull brings it', async () => {
  const ann = await phone();
  const id = randomUUID();
  const scopeId = projectScope(projectId);
  const [before] = (await ann.pull({ [scopeId]: 0 })).scopes;
  expect(await ann.do('proposal.submit', lane(id))).toMatchObject({ status: 'applied', repeated: false });
  const [after] = (await ann.pull({ [scopeId]: before?.kind === 'rows' ? before.cursor : 0 })).scopes;
  expect(after).toMatchObject({
    kind: 'rows',
    rows: [{ table: 'proposal', id, body: { authorId: ann.participant, number: expect.any(Number), supportCount: 0 } }],
    more: false,
  });
});

test('[S8] a push sent again is answered with what is stored, and nothing doubles', async () => {
  const ann = await phone();
  const batch = [await ann.envelope('proposal.submit', lane()), await ann.envelope('proposal.submit', lane())];
  const first = await ann.pushed(batch);
  const second = await ann.pushed(batch);
  expect(second.results.map(({ repeated }) => repeated)).toEqual([true, true]);
  expect(second.results.map(({ mid, status, versions }) => ({ mid, status, versions }))).toEqual(
    first.results.map(({ mid, status, versions }) => ({ mid, status, versions })),
  );
  expect(second.rows).toEqual([]);
});

test('[S8] the same mid with other content is refused, and both are kept', async () => {
  const ann = await phone();
  const mid = randomUUID();
  await ann.do('proposal.submit', lane(), { mid });
  const id = randomUUID();
  expect(await ann.do('proposal.submit', lane(id), { mid })).toMatchObject({ status: 'rejected', code: 'mid-reuse' });
  expect(await proposals(id)).toHaveLength(0);
  expect(
    await superuser`select from mutation_log where city_id = ${city} and envelope ->> 'mid' = ${mid}`,
  ).toHaveLength(2);
});

test('[S9] a number that was used for another act is a fork', async () => {
  const ann = await phone();
  await ann.do('proposal.submit', lane());
  ann.seq = 0;
  expect(readValue(await ann.push([await ann.envelope('proposal.submit', lane())]))).toMatchObject({ kind: 'fork' });
});

test("[S9] somebody else's replica id is a fork", async () => {
  const ann = await phone();
  await ann.do('proposal.submit', lane());
  const bob = await phone(ann.replica);
  expect(readValue(await bob.push([await bob.envelope('proposal.submit', lane())]))).toMatchObject({ kind: 'fork' });
});

test('[S10] a hole names the number that is waited for, and decides nothing', async () => {
  const ann = await phone();
  ann.seq = 4;
  const id = randomUUID();
  expect(readValue(await ann.push([await ann.envelope('proposal.submit', lane(id))]))).toMatchObject({
    kind: 'gap',
    expected: 1,
  });
  expect(await proposals(id)).toHaveLength(0);
});

test('[S11] a refused act does not hold up the next one, and what rests on it is refused with it', async () => {
  const ann = await phone();
  const outside = await ann.envelope(
    'proposal.submit',
    laneArgs({ id: randomUUID(), kind: 'bike-lane', projectId: randomUUID() }),
  );
  const child = await ann.envelope('proposal.submit', lane(), { after: [outside.mid] });
  const good = await ann.envelope('proposal.submit', lane());
  const { results, lastSeq } = await ann.pushed([outside, child, good]);
  expect(results.map(({ status, code }) => [status, code])).toEqual([
    ['rejected', 'project-not-found'],
    ['rejected', 'parent'],
    ['applied', undefined],
  ]);
  expect(lastSeq).toBe(3);
  expect(await logged(outside.mid)).toMatchObject({ status: 'rejected', envelope: { args: outside.args } });
});

test('[S11] an act of a later version is parked as it came, and the queue goes on', async () => {
  const ann = await phone();
  const unknown = await ann.envelope('proposal.submit', lane(), { name: 'proposal.merge' });
  const newer = await ann.envelope('proposal.submit', lane(), { pv: 3 });
  const { results, lastSeq } = await ann.pushed([unknown, newer]);
  expect(results.map(({ status }) => status)).toEqual(['parked', 'parked']);
  expect(lastSeq).toBe(2);
  expect(await logged(unknown.mid)).toMatchObject({ status: 'parked', envelope: { name: 'proposal.merge' } });
});

test('[S27] an epoch that is not the city’s is answered with a reset', async () => {
  const ann = await phone();
  const answer = readValue(await ann.push([await ann.envelope('proposal.submit', lane())], { epoch: randomUUID() }));
  expect(pushAnswerSchema.parse(answer)).toMatchObject({ kind: 'reset', lastSeq: 0 });
});

test('[SEC23] a forged, altered, foreign or misdirected act is refused and changes nothing', async () => {
  const ann = await phone();
  const bob = await phone();
  const ids = [1, 2, 3, 4].map(() => randomUUID());
  const [altered, signedByOther, fromOther, otherCity] = [
    { ...(await ann.envelope('proposal.submit', lane(ids[0]))), args: { ...lane(ids[0]), title: 'Verändert' } },
    { ...(await ann.envelope('proposal.submit', lane(ids[1]))), signature: bob.sign(Buffer.from('x')) },
    await ann.envelope('proposal.submit', lane(ids[2]), { participant: bob.participant }),
    await ann.envelope('proposal.submit', lane(ids[3]), { city: randomUUID() }),
  ];
  const { results } = await ann.pushed([altered, signedByOther, fromOther, otherCity]);
  expect(results.map(({ code }) => code)).toEqual([
    'signature-invalid',
    'signature-invalid',
    'participant-foreign',
    'city-foreign',
  ]);
  for (const id of ids) expect(await proposals(id)).toHaveLength(0);
  // The honest act can still come: no forgery has taken its mid.
  expect(
    await superuser`select from mutation_log where city_id = ${city} and mid = ${altered?.mid ?? ''}`,
  ).toHaveLength(0);
});

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table proposal; --",
  '{{constructor.constructor("alert(1)")()}}',
  '=HYPERLINK("http://x")',
  '‮txt.exe',
  '\\u0000 %00 \r\nSet-Cookie: a=b',
];
test.each(payloads)('[SEC18] %j stays the text that it is', async (payload) => {
  const ann = await phone();
  const id = randomUUID();
  await ann.do('proposal.submit', { ...lane(id), title: `xx ${payload} xx`, reason: payload.trim() });
  expect((await proposals(id))[0]).toMatchObject({ body: { title: `xx ${payload} xx`, reason: payload.trim() } });
});

test('[S13] texts that no database holds are refused, kept as they came, and do not stop the queue', async () => {
  const ann = await phone();
  const nul = await ann.envelope('proposal.submit', { ...lane(), reason: 'a\u0000b' });
  const honest = await ann.envelope('proposal.submit', lane());
  const surrogate = { ...honest, args: { ...honest.args, reason: 'a\ud800b' } };
  const { results } = await ann.pushed([nul, surrogate, await ann.envelope('proposal.submit', lane())]);
  expect(results.map(({ status, code }) => [status, code])).toEqual([
    ['rejected', 'args-invalid'],
    ['rejected', 'row-unreadable'],
    ['applied', undefined],
  ]);
  const kept = await superuser<{ text: string }[]>`
    select envelope ->> 'text' as text from mutation_log where city_id = ${city} and replica = ${ann.replica} and status = 'rejected' order by seq`;
  expect(kept.map(({ text }) => JSON.parse(text).args.reason)).toEqual(['a\u0000b', 'a\ud800b']);
});

test.each([
  ['no object', 'words'],
  ['null', null],
  ['an object without mid', { seq: 1 }],
  ['nested a thousand deep', JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`)],
])('[SEC11] an entry that is %s ends the request with a named error', async (_case, entry) => {
  const ann = await phone();
  expect(await ann.push([entry])).toMatchObject({ ok: false, status: 400, code: 'input-invalid' });
});

test.each([
  [
    'NaN',
    {
      coordinates: [
        [Number.NaN, 50],
        [9, 50],
      ],
    },
  ],
  [
    'out of range',
    {
      coordinates: [
        [999, 50],
        [9, 50],
      ],
    },
  ],
  ['of one point', { coordinates: [[9, 50]] }],
  ['with 2 001 vertices', { coordinates: Array.from({ length: 2001 }, (_, n) => [9 + n / 1e5, 50]) }],
  ['a collection', { type: 'GeometryCollection', geometries: [] }],
  ['with a prototype', JSON.parse('{"__proto__": {"polluted": true}}')],
])('[SEC13] a geometry %s is refused with the field, the words kept in the log', async (_case, change) => {
  const ann = await phone();
  const id = randomUUID();
  const honest = await ann.envelope('proposal.submit', lane(id));
  ann.seq -= 1;
  const args = { ...honest.args, geometry: { type: 'LineString', coordinates: [], ...change } };
  const entry = await ann.envelope('proposal.submit', lane(id), { args: JSON.parse(JSON.stringify(args)) });
  const { results } = await ann.pushed([entry]);
  expect(results[0]).toMatchObject({
    status: 'rejected',
    code: 'args-invalid',
    detail: expect.stringMatching(/^geometry/),
  });
  expect(await logged(entry.mid)).toMatchObject({
    status: 'rejected',
    envelope: { args: { title: honest.args.title } },
  });
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('[SEC11] more acts than a batch holds, unknown fields and wrong types are refused with the field', async () => {
  const ann = await phone();
  expect(await ann.push(Array(51).fill({}))).toMatchObject({
    ok: false,
    status: 400,
    code: 'input-invalid',
    field: 'mutations',
  });
  expect(await ann.push([], { admin: true })).toMatchObject({ ok: false, status: 400, code: 'input-invalid' });
  expect(await ann.push([], { replica: 7 })).toMatchObject({
    ok: false,
    status: 400,
    code: 'input-invalid',
    field: 'replica',
  });
});

test('[S17] without a session nothing is taken', async () => {
  const stranger = new TestPhone(server.url, city);
  const entry = await stranger.envelope('proposal.submit', lane());
  expect(await stranger.push([entry])).toMatchObject({ ok: false, status: 401, code: 'sign-in-needed' });
  expect(await logged(entry.mid)).toBeUndefined();
});

test('[TR8] a support is in the own scope alone; others see the count', async () => {
  const [ann, bob] = [await phone(), await phone()];
  const id = randomUUID();
  await ann.do('proposal.submit', lane(id));
  await bob.do('support.set', { proposalId: id, projectId, on: true });
  const { scopes } = await ann.pull({
    [projectScope(projectId)]: 0,
    [personScope(ann.participant)]: 0,
    [personScope(bob.participant)]: 0,
  });
  const rows = scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
  expect(rows.filter(({ table }) => table === 'support')).toEqual([]);
  expect(rows.find((row) => row.id === id)).toMatchObject({ body: { supportCount: 1 } });
  expect(scopes[2]).toMatchObject({ kind: 'forbidden' });
  const own = await bob.pull({ [personScope(bob.participant)]: 0 });
  expect(own.scopes[0]).toMatchObject({ kind: 'rows', rows: [{ table: 'support', id, body: { active: true } }] });
});

test('[TR7] one support per person, said twice at the same moment by two replicas', async () => {
  const ann = await phone();
  const id = randomUUID();
  await ann.do('proposal.submit', lane(id));
  const support = { proposalId: id, projectId, on: true };
  const first = await ann.envelope('support.set', support);
  const other = randomUUID();
  const second = { ...(await ann.envelope('support.set', support)), replica: other, seq: 1 };
  const answers = await Promise.all([ann.push([first]), ann.push([second], { replica: other })]);
  for (const answer of answers) expect(readValue(answer)).toMatchObject({ results: [{ status: 'applied' }] });
  expect((await proposals(id))[0]).toMatchObject({ body: { supportCount: 1 } });
  expect(await superuser`select from support where city_id = ${city} and proposal_id = ${id}`).toHaveLength(1);
});

test('[TR5] a decision after the sign-in has run out is not refused: the phone is asked to sign in again', async () => {
  await database.withCity(city, (tx) => addStaff(tx, city, 'planung@example.de', 'planner'));
  const [ann, planner] = [await phone(), await phone()];
  const id = randomUUID();
  await ann.do('proposal.submit', lane(id));
  await signInAsStaff(planner, server, 'planung@example.de');
  const words = { projectId, proposalId: id, reason: 'Wir prüfen das.', lang: 'de', role: 'planner' } as const;
  const base = { [id]: 1 };
  server.setNow(new Date('2027-02-01T12:31:00.000Z'));
  const late = await planner.envelope('decision.take', { ...words, id: randomUUID(), state: 'in-review' }, { base });
  expect(await planner.push([late])).toMatchObject({ ok: false, status: 401, code: 'sign-in-needed' });
  expect(await logged(late.mid)).toBeUndefined();
  await signInAsStaff(planner, server, 'planung@example.de');
  expect((await planner.pushed([late])).results[0]).toMatchObject({ status: 'applied' });
  server.setNow(new Date('2027-02-01T12:00:00.000Z'));
  const never = await ann.envelope(
    'decision.take',
    { ...words, id: randomUUID(), state: 'accepted' },
    { base: { [id]: 2 } },
  );
  expect((await ann.pushed([never])).results[0]).toMatchObject({ status: 'rejected', code: 'not-allowed' });
});

test('[P1] receipt numbers have no gaps, whatever was refused in between', async () => {
  const ann = await phone();
  const refused = await ann.envelope('proposal.submit', { ...lane(), projectId: randomUUID() });
  await ann.pushed([
    refused,
    await ann.envelope('proposal.submit', lane()),
    await ann.envelope('proposal.submit', lane()),
  ]);
  const numbers = await superuser<
    { number: number }[]
  >`select number::int from proposal where city_id = ${city} order by number`;
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, n) => n + 1));
});
