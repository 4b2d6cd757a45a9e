import { randomUUID } from 'node:crypto';
import { personScope } from '@werkstadt/shared/sync/scope';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'lernstand');
const phone = () => new TestPhone(server.url, city).openSession();
const progress = (answers: Record<string, 1 | 2 | 3 | 4>) => ({
  activity: 'm2',
  track: 'module' as const,
  seed: 7,
  screen: 8,
  answers,
  finished: { module: '2027-02-01T10:00:00.000Z' },
});
const rowsOf = async (attempt: string) =>
  (await superuser`select body from learning where attempt_id = ${attempt}`).map(({ body }) => body);
const scopeOf = async (of: TestPhone) => {
  const scopeId = personScope(of.participant);
  const [scope] = (await of.pull({ [scopeId]: 0 })).scopes;
  return scope?.kind === 'rows' ? scope.rows : [];
};

test('[L27] what is sent of an attempt joins, in the own scope alone, and each person has an own row', async () => {
  const [ann, bob] = [await phone(), await phone()];
  const attempt = randomUUID();
  await ann.do('learning.merge', { attempt, ...progress({ 'before:m2-a-01': 2 }) });
  await ann.do('learning.merge', { attempt, ...progress({ 'before:m2-a-01': 1, 'after:m2-b-01': 4 }) });
  await bob.do('learning.merge', { attempt, ...progress({}) });
  expect(await rowsOf(attempt)).toHaveLength(2);
  expect(await scopeOf(ann)).toMatchObject([
    { table: 'learning', id: attempt, body: { answers: { 'before:m2-a-01': 2, 'after:m2-b-01': 4 } } },
  ]);
  expect((await bob.pull({ [personScope(ann.participant)]: 0 })).scopes).toMatchObject([{ kind: 'forbidden' }]);
});

test('[L28] what was taken back is gone from the row and from the log; the rest stays', async () => {
  const ann = await phone();
  const [gone, kept] = [randomUUID(), randomUUID()];
  await ann.do('learning.merge', { attempt: gone, ...progress({ 'before:m2-a-01': 2 }) });
  await ann.do('learning.merge', { attempt: kept, ...progress({ 'before:m2-a-02': 3 }) });
  await ann.do('learning.forget', { attempt: gone });
  await ann.do('learning.merge', { attempt: gone, ...progress({ 'before:m2-a-01': 2 }) });
  expect(await rowsOf(gone)).toMatchObject([{ forgotten: true, answers: {} }]);
  const log = await superuser`
    select envelope from mutation_log where participant_id = ${ann.participant} and name = 'learning.merge'`;
  expect(JSON.stringify(log)).toContain('m2-a-02');
  expect(JSON.stringify(log)).not.toContain('m2-a-01');
  expect(await rowsOf(kept)).toMatchObject([{ forgotten: false }]);
});

test('[L28] erasing a person erases what was learnt', async () => {
  const ann = await phone();
  const attempt = randomUUID();
  await ann.do('learning.merge', { attempt, ...progress({ 'before:m2-a-01': 2 }) });
  readValue(await ann.call('POST', 'person.erase', { city, contributions: [] }));
  expect(await rowsOf(attempt)).toEqual([]);
});
