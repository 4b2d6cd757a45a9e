import { randomUUID } from 'node:crypto';
import { personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const old = await startTestServer(database);
const city = await makeCity(database, 'parked');

test('[S11] what an older version could not understand is decided by the next one, and told in the own scope', async () => {
  const phone = await new TestPhone(old.url, city).openSession();
  const [good, bad] = [randomUUID(), randomUUID()];
  const words = { projectId, proposalId: good, parentId: null, lang: 'de', authorName: null } as const;
  const lane = await phone.envelope('proposal.submit', laneArgs({ id: good }));
  const comment = await phone.envelope(
    'comment.add',
    { ...words, id: randomUUID(), body: 'Ja' },
    { after: [lane.mid] },
  );
  const wrong = await phone.envelope('proposal.submit', laneArgs({ id: bad, projectId: randomUUID() }));
  await phone.pushed([lane, comment, wrong]);
  // As an older version would have left them: kept as they came, and nothing done.
  await superuser`delete from sync_row where city_id = ${city} and tbl <> 1`;
  for (const table of ['comment', 'proposal']) await superuser`delete from ${superuser(table)} where city_id = ${city}`;
  await superuser`update mutation_log set status = 'parked', code = null, result = null where replica = ${phone.replica}`;
  const [asked] = (await phone.pushed([lane])).results;
  expect(asked).toMatchObject({ status: 'parked', repeated: true });

  const next = await startTestServer(database);
  phone.url = next.url;
  const answer = await phone.pull({ [personScope(phone.participant)]: 0, [projectScope(projectId)]: 0 });
  const rows = answer.scopes.flatMap((scope) => (scope.kind === 'rows' ? scope.rows : []));
  const outcomes = rows.filter(({ table }) => table === 'outcome').map(({ body }) => body);
  expect(outcomes).toEqual([
    { id: lane.mid, status: 'applied', code: null, detail: null },
    { id: comment.mid, status: 'applied', code: null, detail: null },
    { id: wrong.mid, status: 'rejected', code: 'project-not-found', detail: null },
  ]);
  expect(
    rows
      .filter(({ scopeId }) => scopeId === projectScope(projectId))
      .map(({ table }) => table)
      .sort(),
  ).toEqual(['comment', 'proposal']);
  expect((await phone.pushed([lane])).results[0]).toMatchObject({ status: 'applied', repeated: true });

  const again = await startTestServer(database);
  expect(again.logLines.join('')).not.toContain('parked-acts');
});
