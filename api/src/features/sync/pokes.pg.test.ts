import { randomUUID } from 'node:crypto';
import { personScope, projectScope, projectStaffScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { openPokes } from '../../test/poke-stream.ts';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { spreadMs } from './poke-hub.ts';

const { openPool } = await withDatabase();
/** Two api processes on one database. */
const first = await startTestServer(openPool(10));
const second = await startTestServer(openPool(10));
const database = openPool(5);
const city = await makeCity(database, 'pokes');
const scope = projectScope(projectId);

test('[S28] an act taken by one process pokes the listeners of the other, with scope and number alone', async () => {
  const ann = await new TestPhone(first.url, city).openSession();
  const listener = await openPokes(new TestPhone(second.url, city), [scope]);
  const own = await openPokes(new TestPhone(first.url, city), [scope]);
  const act = await ann.do('proposal.submit', laneArgs({ id: randomUUID() }));
  const v = act?.versions[scope];
  expect(await listener.next()).toEqual({ scope, v, spreadMs: 200 });
  expect(await own.next()).toEqual({ scope, v, spreadMs: 200 });
  listener.close();
  own.close();
});

test('[S28] many acts in a moment are one poke with the highest number', async () => {
  const ann = await new TestPhone(first.url, city).openSession();
  const listener = await openPokes(new TestPhone(second.url, city), [scope]);
  const batch = await Promise.all(
    Array.from({ length: 5 }, () => ann.envelope('proposal.submit', laneArgs({ id: randomUUID() }))),
  );
  let highest = 0;
  for (const entry of batch.sort((a, b) => a.seq - b.seq)) {
    const { results } = await ann.pushed([entry]);
    highest = results[0]?.versions[scope] ?? 0;
  }
  let last = await listener.next();
  let pokes = 1;
  while (last.v < highest) {
    last = await listener.next();
    pokes += 1;
  }
  expect(last.v).toBe(highest);
  expect(pokes).toBeLessThan(5);
  listener.close();
});

test('[S28] a scope that may not be read pokes nobody', async () => {
  const [ann, bob] = [
    await new TestPhone(first.url, city).openSession(),
    await new TestPhone(first.url, city).openSession(),
  ];
  const listener = await openPokes(bob, [
    personScope(ann.participant),
    projectStaffScope(projectId),
    personScope(bob.participant),
  ]);
  const id = randomUUID();
  await ann.do('proposal.submit', laneArgs({ id }));
  await bob.do('follow.set', { proposalId: id, projectId, on: true });
  // Ann's own scope changed before; the first that Bob hears of is his.
  expect(await listener.next()).toMatchObject({ scope: personScope(bob.participant) });
  listener.close();
});

test('[S28] a refused act pokes nobody', async () => {
  const ann = await new TestPhone(first.url, city).openSession();
  const listener = await openPokes(ann, [scope]);
  await ann.do('proposal.submit', laneArgs({ id: randomUUID(), projectId: randomUUID() }));
  const act = await ann.do('proposal.submit', laneArgs({ id: randomUUID() }));
  expect(await listener.next()).toMatchObject({ v: act?.versions[scope] });
  listener.close();
});

test('[S28] the more listen, the longer their pulls are spread, from 0.2 to 10 seconds', () => {
  expect([1, 10, 50, 500, 5000].map(spreadMs)).toEqual([200, 200, 1000, 10_000, 10_000]);
});
