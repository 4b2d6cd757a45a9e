import { randomUUID } from 'node:crypto';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, openProject } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { createKeyedHash } from '../platform/secrets.ts';
import { makeCity } from '../test/test-city.ts';
import { readValue, TestPhone } from '../test/test-phone.ts';
import { startTestServer } from '../test/test-server.ts';
import { withDatabase } from '../test/with-database.ts';
import { tidy } from './retention.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'retention');
const DAY_MS = 86_400_000;
const START = Date.parse('2027-02-01T12:00:00.000Z');

const counts = async () =>
  (
    await superuser`
      select (select count(*)::int from used_nonce) as nonces, (select count(*)::int from sign_in_code) as codes,
             (select count(*)::int from rate_window) as windows, (select count(*)::int from session) as sessions,
             (select count(*)::int from mutation_log where status = 'rejected' and envelope is not null) as "refusedWords",
             (select count(*)::int from mutation_log) as log`
  )[0];

const tidyAt = (days: number, logged: string[] = []) =>
  tidy({
    database,
    log: (_level, event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
    sendMail: async () => undefined,
    keyedHash: createKeyedHash('key'),
    recordErasure: () => undefined,
    now: () => new Date(START + days * DAY_MS),
    publicUrl: 'http://localhost',
  });

test('[TR20] what has served its time goes, what has not stays, and the log counts it', async () => {
  const phone = await new TestPhone(server.url, city).openSession();
  readValue(await phone.call('POST', 'staff.requestCode', { city, email: 'a@example.de' }));
  await phone.do('proposal.submit', laneArgs({ id: randomUUID(), projectId: randomUUID() }));
  const all = await counts();
  expect(all).toMatchObject({ nonces: 1, codes: 1, sessions: 1, refusedWords: 1, log: 1 });
  await tidyAt(0);
  expect(await counts()).toEqual(all);
  const logged: string[] = [];
  await tidyAt(1.1, logged);
  expect(await counts()).toMatchObject({ nonces: 0, codes: 0, windows: 0, sessions: 1, refusedWords: 1, log: 1 });
  expect(logged).toEqual([expect.stringMatching(/^tidied .*"city":"retention","nonces":1,"codes":1/)]);
  await tidyAt(91);
  expect(await counts()).toMatchObject({ sessions: 0, refusedWords: 1 });
  await tidyAt(181);
  expect(await counts()).toMatchObject({ refusedWords: 0, log: 1 });
});

test('[S32] marks of what is gone go after 400 days; a phone from before begins anew, and a fill of pages goes on', async () => {
  const elsewhere = await makeCity(database, 'marks');
  const scopeId = projectScope(openProject.id);
  const [gone, stays] = [randomUUID(), randomUUID()];
  const citizen = () => new TestPhone(server.url, elsewhere).openSession();
  const from = async (cursor: number, horizon?: number) =>
    (await (await citizen()).pull({ [scopeId]: cursor }, horizon === undefined ? {} : { [scopeId]: horizon }))
      .scopes[0];
  const ann = await citizen();
  await ann.do('proposal.submit', laneArgs({ id: gone }));
  await ann.do('proposal.withdraw', { id: gone, projectId: openProject.id });
  await tidyAt(200);
  await (await citizen()).do('proposal.submit', laneArgs({ id: stays }));
  await tidyAt(600);
  expect(await from(1)).toMatchObject({ kind: 'rows', rows: [{ id: gone, body: null }, { id: stays }] });
  const logged: string[] = [];
  await tidyAt(601, logged);
  expect(logged.join()).toContain('"tombstones":1');
  expect(await from(1)).toEqual({ kind: 'reset', scopeId });
  const rest = { kind: 'rows', rows: [{ id: stays }], cursor: 3 };
  expect(await from(1, 2)).toMatchObject(rest);
  expect(await from(2)).toMatchObject(rest);
  expect(await from(0)).toMatchObject(rest);
});
