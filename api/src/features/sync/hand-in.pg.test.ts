import { randomUUID } from 'node:crypto';
import type { SentEnvelope } from '@werkstadt/shared/sync/envelope';
import { type HandInResult, handInAnswerSchema } from '@werkstadt/shared/sync/hand-in';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { addStaff } from '../../db/staff.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { askOffset, hashOf, photoWithExif, sendPhoto } from '../../test/test-photo.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'mitgebracht');

async function staff(role: 'facilitator' | 'planner'): Promise<TestPhone> {
  const email = `${role}-${randomUUID()}@teststadt.example`;
  await database.withCity(city, (tx) => addStaff(tx, city, email, role));
  const phone = await new TestPhone(server.url, city).openSession();
  await signInAsStaff(phone, server, email);
  return phone;
}
const facilitator = await staff('facilitator');

const withoutNumbers = ({ replica: _replica, seq: _seq, ...act }: SentEnvelope) => act;

const ask = (by: TestPhone, author: TestPhone, acts: readonly SentEnvelope[], changes: Record<string, unknown> = {}) =>
  by.call('POST', 'sync.handIn', {
    city,
    participant: author.participant,
    publicKey: author.publicKey,
    acts: acts.map(withoutNumbers),
    ...changes,
  });

async function handedIn(author: TestPhone, acts: readonly SentEnvelope[]): Promise<HandInResult[]> {
  return handInAnswerSchema.parse(readValue(await ask(facilitator, author, acts))).results;
}

async function authorOf(id: string): Promise<unknown> {
  const { scopes } = await new TestPhone(server.url, city).pull({ [projectScope(projectId)]: 0 });
  const rows = scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
  return rows.find((row) => row.id === id)?.body?.authorId;
}

async function laneOf(author: TestPhone, photo?: Uint8Array) {
  const id = randomUUID();
  const photos = photo ? [{ sha256: hashOf(photo), alt: 'Eine Kreuzung', consent: 1 }] : undefined;
  return { id, act: await author.envelope('proposal.submit', laneArgs({ id, photos }), { base: { [id]: 0 } }) };
}

test('[S29] a phone that never reached the city: its words arrive under its author, once, and it goes on afterwards', async () => {
  const ann = new TestPhone(server.url, city);
  const { id, act } = await laneOf(ann);
  expect(await handedIn(ann, [act])).toMatchObject([{ mid: act.mid, status: 'applied', repeated: false }]);
  expect(await handedIn(ann, [act])).toMatchObject([{ mid: act.mid, status: 'applied', repeated: true }]);
  expect(await authorOf(id)).toBe(ann.participant);
  await ann.openSession();
  const { results } = await ann.pushed([act]);
  expect(results).toMatchObject([{ seq: 1, status: 'applied', repeated: true }]);
  const again = await ann.pushed([act]);
  expect(again.results).toMatchObject([{ seq: 1, status: 'applied', repeated: true }]);
});

test('[S29] the phone and the file in the same moment are one', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const lanes = await Promise.all(Array.from({ length: 5 }, () => laneOf(ann)));
  const acts = lanes.map(({ act }) => act).sort((a, b) => a.seq - b.seq);
  const [pushed, handed] = await Promise.all([ann.pushed(acts), handedIn(ann, acts)]);
  expect([...pushed.results, ...handed].every(({ status }) => status === 'applied')).toBe(true);
  const rows = await superuser`select from mutation_log where mid = any(${acts.map(({ mid }) => mid)}::uuid[])`;
  expect(rows).toHaveLength(5);
});

test('[S29] only facilitators and admins hand in; a file of another form is refused with its field', async () => {
  const ann = new TestPhone(server.url, city);
  const { act } = await laneOf(ann);
  const citizen = await new TestPhone(server.url, city).openSession();
  expect(await ask(citizen, ann, [act])).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await ask(await staff('planner'), ann, [act])).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await ask(new TestPhone(server.url, city), ann, [act])).toMatchObject({ ok: false, code: 'sign-in-needed' });
  const { hash: _hash, ...torn } = withoutNumbers(act);
  expect(await ask(facilitator, ann, [], { acts: [withoutNumbers(act), torn] })).toMatchObject({
    code: 'input-invalid',
    field: 'acts.1.hash',
  });
  expect(await ask(facilitator, ann, [act], { publicKey: null })).toMatchObject({ field: 'publicKey' });
  const stranger = new TestPhone(server.url, city);
  expect(await ask(facilitator, ann, [act], { publicKey: stranger.publicKey })).toMatchObject({
    code: 'input-invalid',
    field: 'acts.0.signature',
  });
  expect(await superuser`select from participant where id = ${ann.participant}`).toHaveLength(0);
});

test('[S29] [TR11] what comes late of an erased person is refused', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const { act } = await laneOf(ann);
  readValue(await ann.call('POST', 'person.erase', { city, contributions: [] }));
  expect(await handedIn(ann, [act])).toMatchObject([{ status: 'refused', code: 'erased' }]);
});

test('[S29] [S21] photos come along from the file and belong to who named them; nobody else may bring them', async () => {
  const ann = new TestPhone(server.url, city);
  const bytes = await photoWithExif();
  const { id, act } = await laneOf(ann, bytes);
  expect(await handedIn(ann, [act])).toMatchObject([{ status: 'applied' }]);
  const citizen = await new TestPhone(server.url, city).openSession();
  expect(await askOffset(citizen, id, hashOf(bytes))).toMatchObject({ status: 404 });
  expect(await sendPhoto(facilitator, id, bytes)).toMatchObject({ status: 204, offset: bytes.length });
  const rows = await superuser`select person_id as "personId" from photo where entity_id = ${id}`;
  expect(rows).toEqual([{ personId: ann.participant }]);
});
