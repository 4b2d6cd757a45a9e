import { randomUUID } from 'node:crypto';
import { projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';
import { Pushes, type PushOfCaller } from './pushes.ts';
import { Turns } from './turns.ts';
import { verifying } from './verifying.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'together');
const otherCity = await makeCity(database, 'elsewhere');
const scope = projectScope(projectId);
const openPhone = (cityId = city) => new TestPhone(server.url, cityId).openSession();

const pushOf = (phone: TestPhone, mutations: unknown[]): PushOfCaller => ({
  request: { proto: 1, city: phone.city, epoch: null, replica: phone.replica, mutations },
  context: {
    cityId: phone.city,
    participantId: phone.participant,
    roles: [],
    staffSignInLapsed: false,
    now: '2027-02-01T12:00:00.000Z',
    createId: randomUUID,
    verifying,
  },
  accountId: null,
});

/** Decides these as if they had all come while the only turn was taken. */
async function decideWaiting(waiting: readonly PushOfCaller[]) {
  const turns = new Turns(1);
  const pushes = new Pushes(database, turns, () => undefined);
  let free = () => {};
  const taken = turns.take(() => new Promise<void>((resolve) => (free = resolve)));
  const answers = Promise.allSettled(waiting.map((push) => pushes.decide(push)));
  free();
  await taken;
  return (await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason));
}

/** In how many transactions these acts were written. */
const transactionsOf = async (mids: readonly string[]) =>
  (
    await superuser<{ count: number }[]>`
    select count(distinct xmin::text)::int from mutation_log where mid = any(${mids}::uuid[])`
  )[0]?.count;

test('[S12] pushes that wait together are one transaction, each decided on what those before it have left', async () => {
  const author = await openPhone();
  const id = randomUUID();
  await author.do('proposal.submit', laneArgs({ id }));
  const phones = await Promise.all(Array.from({ length: 8 }, () => openPhone()));
  const support = { proposalId: id, projectId, on: true };
  const acts = await Promise.all(
    phones.map(async (phone) => [
      await phone.envelope('support.set', support),
      await phone.envelope('proposal.submit', laneArgs({ id: randomUUID() })),
    ]),
  );
  const answers = await decideWaiting(phones.map((phone, at) => pushOf(phone, acts[at] ?? [])));
  expect(await transactionsOf(acts.flat().map(({ mid }) => mid))).toBe(1);

  const [row] = await superuser`select body from proposal where city_id = ${city} and id = ${id}`;
  expect(row).toMatchObject({ body: { supportCount: 8 } });
  // Each phone is told the count as it was after its own act, under a number of its own; the last one is the row's.
  const seen = answers.map(({ rows }) => rows.find((one: { id: string }) => one.id === id && true));
  expect(seen.map(({ body }) => body.supportCount)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const numbers = seen.map(({ v }) => v);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  const [stored] = await superuser<{ v: number }[]>`
    select v::int from sync_row where city_id = ${city} and scope_id = ${scope} and id = ${id}`;
  expect(stored?.v).toBe(numbers.at(-1));
  expect(answers.map(({ lastSeq }) => lastSeq)).toEqual(phones.map(() => 2));
  const supports = await superuser`select person_id from support where city_id = ${city} and proposal_id = ${id}`;
  expect(supports.map(({ person_id }) => person_id).sort()).toEqual(phones.map((phone) => phone.participant).sort());
  const receipts = await superuser<{ number: number }[]>`
    select number::int from proposal where city_id = ${city} order by number`;
  expect(receipts.map(({ number }) => number)).toEqual(receipts.map((_, n) => n + 1));
});

test('[S12] what is refused in the middle, asked twice or of another city takes nothing from the others', async () => {
  const [ann, bob, cem] = [await openPhone(), await openPhone(), await openPhone()];
  const dora = await openPhone(otherCity);
  // Its next act is number 7: those before it never came.
  bob.seq = 6;
  const lane = () => laneArgs({ id: randomUUID() });
  const annsActs = [await ann.envelope('proposal.submit', lane())];
  const cemsActs = [await cem.envelope('proposal.submit', lane())];
  const dorasActs = [await dora.envelope('proposal.submit', lane())];
  const [first, again, refused, gap, last, elsewhere] = await decideWaiting([
    pushOf(ann, annsActs),
    pushOf(ann, annsActs),
    pushOf(bob, ['no act at all']),
    pushOf(bob, [await bob.envelope('proposal.submit', lane())]),
    pushOf(cem, cemsActs),
    pushOf(dora, dorasActs),
  ]);
  expect(first).toMatchObject({ kind: 'ok', results: [{ status: 'applied', repeated: false }] });
  expect(again).toMatchObject({ kind: 'ok', results: [{ status: 'applied', repeated: true }] });
  expect(again.results[0].versions).toEqual(first.results[0].versions);
  expect(refused).toMatchObject({ refusalCode: 'input-invalid' });
  expect(gap).toMatchObject({ kind: 'gap', expected: 1 });
  expect(last).toMatchObject({ kind: 'ok', results: [{ status: 'applied' }] });
  expect(elsewhere).toMatchObject({ kind: 'ok', results: [{ status: 'applied' }] });
  const mids = [...annsActs, ...cemsActs, ...dorasActs].map(({ mid }) => mid);
  expect(await superuser`select from mutation_log where mid = any(${mids}::uuid[])`).toHaveLength(3);
});

test('[S9] two pushes under one replica are never decided together, and the stranger’s is a fork', async () => {
  const ann = await openPhone();
  const bob = await new TestPhone(server.url, city, undefined, ann.replica).openSession();
  const [mine, theirs] = await decideWaiting([
    pushOf(ann, [await ann.envelope('proposal.submit', laneArgs({ id: randomUUID() }))]),
    pushOf(bob, [await bob.envelope('proposal.submit', laneArgs({ id: randomUUID() }))]),
  ]);
  expect(mine).toMatchObject({ kind: 'ok', results: [{ status: 'applied' }] });
  expect(theirs).toMatchObject({ kind: 'fork' });
});

test('[S12] more acts than one transaction takes are decided in several', async () => {
  const phones = await Promise.all(Array.from({ length: 9 }, () => openPhone()));
  const acts = await Promise.all(
    phones.map(async (phone) => {
      const own = [];
      for (let n = 0; n < 50; n++) {
        own.push(await phone.envelope('support.set', { proposalId: randomUUID(), projectId, on: true }));
      }
      return own;
    }),
  );
  const answers = await decideWaiting(phones.map((phone, at) => pushOf(phone, acts[at] ?? [])));
  expect(answers.map(({ lastSeq }) => lastSeq)).toEqual(phones.map(() => 50));
  const logged = await superuser`
    select count(distinct xmin::text)::int as transactions, count(*)::int as acts
    from mutation_log where participant_id = any(${phones.map((phone) => phone.participant)}::uuid[])`;
  expect(logged).toEqual([{ transactions: 2, acts: 450 }]);
});
