import { randomUUID } from 'node:crypto';
import { laneArgs } from '@werkstadt/shared/test/domain-world';
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
