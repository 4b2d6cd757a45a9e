import { expect, test } from 'vitest';
import { addStaff } from '../../db/staff.ts';
import { createKeyedHash } from '../../platform/secrets.ts';
import { codeFor, signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { issueSetUpCode } from './set-up.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'staff');
const START = new Date('2027-02-01T12:00:00.000Z');
const MINUTE = 60_000;
let lastNumber = 0;

async function newPlanner(): Promise<string> {
  const email = `planer${++lastNumber}@example.de`;
  await database.withCity(city, (tx) => addStaff(tx, city, email, 'planner'));
  return email;
}
const phone = () => new TestPhone(server.url, city).openSession();
const request = (who: TestPhone, email: string) => who.call('POST', 'staff.requestCode', { city, email });
const verify = (who: TestPhone, email: string, code: string) =>
  who.call('POST', 'staff.verifyCode', { city, email, code });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const current = async (who: TestPhone) => readValue(await who.call('GET', 'session.current', { city }));

test('[TR5] a code from the mail gives the session the roles of the account', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email.toUpperCase()));
  expect(readValue(await verify(planner, email, ` ${codeFor(server, email)} `))).toMatchObject({
    participantId: planner.participant,
    roles: ['planner'],
    email,
    staffExpiresAt: new Date(START.getTime() + 30 * MINUTE).toISOString(),
  });
  expect(readValue(await planner.call('GET', 'session.list', { city }))).toMatchObject([
    { staff: true, current: true },
  ]);
});

test('[TR19] a session that gains rights gets a new token; the old one is nobody', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  const before = planner.cookie;
  await signInAsStaff(planner, server, email);
  expect(planner.cookie).not.toBe(before);
  planner.cookie = before;
  expect(await current(planner)).toBeNull();
});

test('[TR5] a code works once', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  await signInAsStaff(planner, server, email);
  expect(await verify(await phone(), email, codeFor(server, email))).toMatchObject({
    ok: false,
    code: 'code-wrong',
    field: 'code',
  });
});

test('[TR5] three tries: after the third wrong one the right one is worth nothing', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email));
  const code = codeFor(server, email);
  for (let attempt = 1; attempt <= 3; attempt++) {
    expect(await verify(planner, email, wrong(code))).toMatchObject({ ok: false, code: 'code-wrong' });
  }
  expect(await verify(planner, email, code)).toMatchObject({ ok: false, code: 'code-wrong' });
});

test('[TR5] tries at the same moment count each', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email));
  const code = codeFor(server, email);
  await Promise.all(Array.from({ length: 10 }, () => verify(planner, email, wrong(code))));
  expect(await verify(planner, email, code)).toMatchObject({ ok: false, code: 'code-wrong' });
});

test('[TR5] the newest code counts', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email));
  const first = codeFor(server, email);
  readValue(await request(planner, email));
  const second = codeFor(server, email);
  if (first !== second) expect(await verify(planner, email, first)).toMatchObject({ ok: false, code: 'code-wrong' });
  expect(readValue(await verify(planner, email, second))).toMatchObject({ roles: ['planner'] });
});

test('[TR17] known or not, an address gets the same answers, and an old code the same as well', async () => {
  const [known, unknown] = [await newPlanner(), 'niemand@example.de'];
  const who = await phone();
  expect(await request(who, known)).toEqual(await request(who, unknown));
  expect(server.mails.some(({ to }) => to === unknown)).toBe(false);
  const guess = wrong(codeFor(server, known));
  expect(await verify(who, known, guess)).toEqual(await verify(who, unknown, guess));
  // Each address has its row, so that no later answer differs either.
  expect(await superuser`select from sign_in_code where city_id = ${city} and tries_left = 2`).toHaveLength(2);
});

test('[TR5] a code is worth nothing after five minutes', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email));
  server.setNow(new Date(START.getTime() + 5 * MINUTE));
  expect(await verify(planner, email, codeFor(server, email))).toMatchObject({ ok: false, code: 'code-expired' });
  server.setNow(START);
});

test('[TR17] neither code nor address asked for can be read in the database', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  readValue(await request(planner, email));
  const rows = await superuser<{ row: string }[]>`select c::text as row from sign_in_code c`;
  const code = Buffer.from(codeFor(server, email)).toString('hex');
  for (const { row } of rows) {
    expect(row).not.toContain(code);
    expect(row).not.toContain(Buffer.from(email).toString('hex'));
  }
  expect(rows.length).toBeGreaterThan(0);
});

test('[TR5] roles end after half an hour without an act and after 8 hours in any case; the person stays', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  await signInAsStaff(planner, server, email);
  for (let minute = 25; minute < 8 * 60; minute += 25) {
    server.setNow(new Date(START.getTime() + minute * MINUTE));
    readValue(await planner.push([]));
  }
  expect(await current(planner)).toMatchObject({ roles: ['planner'] });
  server.setNow(new Date(START.getTime() + 8 * 60 * MINUTE));
  expect(await current(planner)).toMatchObject({ roles: [], email: null, participantId: planner.participant });
  server.setNow(START);
  const idle = await phone();
  await signInAsStaff(idle, server, email);
  server.setNow(new Date(START.getTime() + 31 * MINUTE));
  expect(await current(idle)).toMatchObject({ roles: [] });
  server.setNow(START);
});

test('[TR5] pulling by itself keeps nobody signed in as staff', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  await signInAsStaff(planner, server, email);
  for (const minute of [10, 20, 29]) {
    server.setNow(new Date(START.getTime() + minute * MINUTE));
    await planner.pull({ [`c:${city}`]: 0 });
  }
  server.setNow(new Date(START.getTime() + 31 * MINUTE));
  expect(await current(planner)).toMatchObject({ roles: [] });
  server.setNow(START);
});

test('[SEC12] a sixth code for one address within a quarter of an hour is refused with a time to wait', async () => {
  const [email, planner] = [await newPlanner(), await phone()];
  for (let n = 0; n < 5; n++) readValue(await request(planner, email));
  expect(await request(planner, email)).toMatchObject({ ok: false, status: 429, code: 'rate-limited' });
  const answer = await fetch(`${server.url}/trpc/staff.requestCode`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ city, email }),
  });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('[SEC12] fifty phones behind one address open their sessions and send at once', async () => {
  const phones = await Promise.all(Array.from({ length: 50 }, phone));
  const answers = await Promise.all(phones.map((one) => one.push([])));
  expect(answers.every(({ ok }) => ok)).toBe(true);
});

test.each(['keine-adresse', 'a@b', 'a@example.de\r\nBcc: x@example.de', `${'a'.repeat(250)}@example.de`, '', 7, null])(
  '[SEC11] %j is refused as an address, by name',
  async (email) => {
    const answer = await (await phone()).call('POST', 'staff.requestCode', { city, email });
    expect(answer).toMatchObject({ ok: false, status: 400, code: 'input-invalid', field: 'email' });
  },
);

test('[TR18] the first admin comes in with the newest set-up code, once; then there is none', async () => {
  const keyedHash = createKeyedHash('a secret of this test');
  const own = await makeCity(database, 'first-admin');
  const who = await new TestPhone(server.url, own).openSession();
  const setUp = (setUpCode: string) =>
    who.call('POST', 'staff.setUp', { city: own, setUpCode, email: 'Chefin@example.de' });
  const older = (await issueSetUpCode(database, keyedHash, own)) ?? '';
  const newer = (await issueSetUpCode(database, keyedHash, own)) ?? '';
  expect(newer).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
  for (const code of [older, 'AAAA-AAAA-AAAA-AAAA', '']) {
    expect(await setUp(code)).toMatchObject({ ok: false, code: 'code-wrong', field: 'setUpCode' });
  }
  readValue(await setUp(newer.toLowerCase().replaceAll('-', ' ')));
  expect(await setUp(newer)).toMatchObject({ ok: false, code: 'code-wrong' });
  const code = codeFor(server, 'chefin@example.de');
  expect(
    readValue(await who.call('POST', 'staff.verifyCode', { city: own, email: 'chefin@example.de', code })),
  ).toMatchObject({ roles: ['admin'] });
  expect(await issueSetUpCode(database, keyedHash, own)).toBeNull();
});

test('[SEC20] neither a code nor an address is in any log line', () => {
  expect(server.mails.length).toBeGreaterThan(10);
  const lines = server.logLines.join('');
  for (const { to, text } of server.mails) {
    expect(lines).not.toContain(to);
    expect(lines).not.toContain(/\d{6}/.exec(text)?.[0]);
  }
});
