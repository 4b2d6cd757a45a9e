import { randomUUID } from 'node:crypto';
import { nonceText } from '@werkstadt/shared/session/nonce-text';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'sessions');
const START = new Date('2027-02-01T12:00:00.000Z');
const after = (milliseconds: number) => server.setNow(new Date(START.getTime() + milliseconds));
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const current = async (phone: TestPhone) => readValue(await phone.call('GET', 'session.current', { city }));

test('[TR4] a device key opens a session: no address, no name, no account', async () => {
  const phone = new TestPhone(server.url, city);
  const answer = await phone.call('POST', 'session.open', await phone.openInput());
  expect(readValue(answer)).toEqual({
    participantId: phone.participant,
    personId: phone.participant,
    roles: [],
    email: null,
    expiresAt: new Date(START.getTime() + 90 * DAY).toISOString(),
    staffExpiresAt: null,
  });
  expect(await current(phone)).toMatchObject({ participantId: phone.participant });
  expect(await superuser`select from account where city_id = ${city}`).toHaveLength(0);
});

test('[TR4] a nonce works once', async () => {
  const phone = new TestPhone(server.url, city);
  const input = await phone.openInput();
  readValue(await phone.call('POST', 'session.open', input));
  expect(await phone.call('POST', 'session.open', input)).toMatchObject({
    ok: false,
    code: 'input-invalid',
    field: 'nonce',
  });
});

test('[TR4] a nonce works for 60 seconds', async () => {
  const phone = new TestPhone(server.url, city);
  const early = await phone.openInput();
  const late = await phone.openInput();
  after(59_000);
  readValue(await phone.call('POST', 'session.open', early));
  after(61_000);
  expect(await phone.call('POST', 'session.open', late)).toMatchObject({
    ok: false,
    code: 'input-invalid',
    field: 'nonce',
  });
  after(0);
});

test('[TR4] a made-up nonce, and one of another city, open nothing', async () => {
  const phone = new TestPhone(server.url, city);
  const other = await makeCity(database, `other-${randomUUID().slice(0, 8)}`);
  for (const nonce of [
    'AAAA',
    Buffer.alloc(54).toString('base64url'),
    await new TestPhone(server.url, other).nonce(),
  ]) {
    const signature = phone.sign(
      Buffer.from(nonceText({ city, participant: phone.participant, nonce, origin: server.url })),
    );
    const answer = await phone.call('POST', 'session.open', await phone.openInput({ nonce, signature }));
    expect(answer).toMatchObject({ ok: false, code: 'input-invalid', field: 'nonce' });
  }
});

test.each([
  ['another key', async (phone: TestPhone) => ({ publicKey: new TestPhone(phone.url, city).publicKey })],
  ['another participant', async () => ({ participant: randomUUID() })],
  [
    'a signature for another site',
    async (phone: TestPhone) => {
      const nonce = await phone.nonce();
      const text = nonceText({ city, participant: phone.participant, nonce, origin: 'https://evil.example' });
      return { nonce, signature: phone.sign(Buffer.from(text)) };
    },
  ],
  ['a signature of nothing', async () => ({ signature: 'AA' })],
])('[TR4] %s opens nothing', async (_case, change) => {
  const phone = new TestPhone(server.url, city);
  const answer = await phone.call('POST', 'session.open', await phone.openInput(await change(phone)));
  expect(answer).toMatchObject({ ok: false, code: 'input-invalid', field: 'signature' });
  expect(phone.cookie).toBeNull();
});

test('[TR4] a key that is none of ours is refused by name', async () => {
  const phone = new TestPhone(server.url, city);
  const answer = await phone.call('POST', 'session.open', await phone.openInput({ publicKey: 'AAAA' }));
  expect(answer).toMatchObject({ ok: false, code: 'input-invalid', field: 'publicKey' });
});

test('[TR4] whose key came first, stays: nobody takes over a participant', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const thief = new TestPhone(server.url, city, ann.participant);
  const answer = await thief.call('POST', 'session.open', await thief.openInput());
  expect(answer).toMatchObject({ ok: false, status: 403, code: 'forbidden' });
});

test('[SEC10] the cookie is __Host-, Secure, HttpOnly and SameSite=Strict, and only its hash is stored', async () => {
  const phone = new TestPhone(server.url, city);
  const answer = await fetch(`${server.url}/trpc/session.open`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify(await phone.openInput()),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(new RegExp(`^__Host-werkstadt-${city}=[\\w-]{43}; `));
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(attribute);
  expect(cookie).not.toContain('Domain');
  const token = cookie.split(/[=;]/)[1] ?? '';
  const dump = await superuser`select s::text as row from session s`;
  expect(
    dump.some(({ row }) => String(row).includes(token) || String(row).includes(Buffer.from(token).toString('hex'))),
  ).toBe(false);
});

test('[TR5] a citizen stays signed in for 90 days after the last contact, a year at most', async () => {
  const phone = await new TestPhone(server.url, city).openSession();
  for (let day = 80; day <= 360; day += 80) {
    after(day * DAY);
    expect(await current(phone)).not.toBeNull();
  }
  after(366 * DAY);
  expect(await current(phone)).toBeNull();
  after(0);
  const idle = await new TestPhone(server.url, city).openSession();
  after(91 * DAY);
  expect(await current(idle)).toBeNull();
  after(0);
});

test('[TR19] a person lists and ends own sessions; others’ are not found', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const firstCookie = ann.cookie;
  await ann.openSession();
  const bob = await new TestPhone(server.url, city).openSession();
  const list = readValue(await ann.call('GET', 'session.list', { city }));
  expect(list).toMatchObject([{ staff: false }, { staff: false }]);
  const [other] = (list as { id: string; current: boolean }[]).filter((session) => !session.current);
  expect(await bob.call('POST', 'session.revoke', { city, id: other?.id })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  readValue(await ann.call('POST', 'session.revoke', { city, id: other?.id }));
  expect(await current(ann)).not.toBeNull();
  ann.cookie = firstCookie;
  expect(await current(ann)).toBeNull();
});

test('[SEC8] signing out ends the session on the server, not only in the browser', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const stolen = ann.cookie;
  readValue(await ann.call('POST', 'session.close', { city }));
  expect(ann.cookie).toBeNull();
  ann.cookie = stolen;
  expect(await current(ann)).toBeNull();
});

test('[S17] what only a participant may do asks for a session', async () => {
  const stranger = new TestPhone(server.url, city);
  for (const [method, path, input] of [
    ['GET', 'session.list', { city }],
    ['POST', 'session.revoke', { city, id: randomUUID() }],
    ['POST', 'staff.verifyCode', { city, email: 'a@example.de', code: '123456' }],
    ['POST', 'person.erase', { city, contributions: [] }],
  ] as const) {
    expect(await stranger.call(method, path, input), path).toMatchObject({
      ok: false,
      status: 401,
      code: 'sign-in-needed',
    });
  }
});
