import { randomUUID } from 'node:crypto';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'push');
const phone = () => new TestPhone(server.url, city).openSession();

test('[S2] an act is applied, numbered and seen by the next pull', async () => {
  const ann = await phone();
  const id = randomUUID();
  expect(await ann.do('proposal.submit', laneArgs({ id }))).toMatchObject({ status: 'applied', repeated: false });
  const scopeId = projectScope(projectId);
  const answer = await ann.pull({ [scopeId]: 0 });
  expect(answer.scopes[0]).toMatchObject({ kind: 'rows', rows: [{ table: 'proposal', id, body: { number: 1, authorId: ann.participant } }] });
});
