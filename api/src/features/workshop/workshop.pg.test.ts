import { randomBytes } from 'node:crypto';
import { recordText, writeRecord } from '@werkstadt/shared/literacy/workshop/record';
import { roundResultText } from '@werkstadt/shared/literacy/workshop/round-result';
import { type Round, roundSchema } from '@werkstadt/shared/workshop/round';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addStaff } from '../../db/staff.ts';
import { signInAsStaff } from '../../test/sign-in-as-staff.ts';
import { makeCity } from '../../test/test-city.ts';
import { readValue, TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { database, superuser } = await withDatabase();
const server = await startTestServer(database);
const city = await makeCity(database, 'gruppe');
const EMAIL = 'runde@example.de';
await database.withCity(city, (tx) => addStaff(tx, city, EMAIL, 'facilitator'));
const leader = await new TestPhone(server.url, city).openSession();
await signInAsStaff(leader, server, EMAIL);
/** A phone that never opened a session: joining needs none. */
const guest = new TestPhone(server.url, city);

const openRound = async (activity = 'm2'): Promise<Round> =>
  roundSchema.parse(readValue(await leader.call('POST', 'workshop.open', { city, activity })));
const find = async ({ code }: Round, who = guest) =>
  roundSchema.parse(readValue(await who.call('GET', 'workshop.find', { city, code })));
const close = async ({ code }: Round) =>
  roundSchema.parse(readValue(await leader.call('POST', 'workshop.close', { city, code })));
const report = ({ code }: Round, result: string) => guest.call('POST', 'workshop.report', { city, code, result });

const before = { true: [0, 2, 2, 0], false: [0, 2, 2, 0] } as const;
const after = { true: [0, 0, 2, 2], false: [2, 1, 1, 0] } as const;
const resultFor = ({ number }: Round) =>
  recordText(writeRecord({ round: number, before, after, nonce: randomBytes(8) }));

test('[W6] only staff opens, counts and closes; whoever has the code reads the round', async () => {
  const round = await openRound();
  const citizen = await new TestPhone(server.url, city).openSession();
  for (const [phone, code] of [
    [guest, 'sign-in-needed'],
    [citizen, 'forbidden'],
  ] as const) {
    const calls = [
      await phone.call('POST', 'workshop.open', { city, activity: 'm2' }),
      await phone.call('POST', 'workshop.close', { city, code: round.code }),
      await phone.call('GET', 'workshop.count', { city, code: round.code }),
      await phone.call('GET', 'workshop.list', { city }),
    ];
    for (const answer of calls) expect(answer).toMatchObject({ ok: false, code });
  }
  expect(await find(round)).toEqual(round);
  expect(round).toMatchObject({ activity: 'm2', closedAt: null, publication: null });
  expect(readValue(await leader.call('GET', 'workshop.list', { city }))).toContainEqual(round);
  expect(await guest.call('GET', 'workshop.find', { city, code: '222222' })).toMatchObject({
    ok: false,
    code: 'not-found',
    field: 'code',
  });
});

test('[W5] published once at the close; the single results are gone, and a late one is refused', async () => {
  const round = await openRound();
  for (let phone = 0; phone < 12; phone++) readValue(await report(round, resultFor(round)));
  expect(readValue(await leader.call('GET', 'workshop.count', { city, code: round.code }))).toEqual({
    kind: 'exact',
    value: 12,
  });
  const closed = await close(round);
  expect(closed.publication).toMatchObject({
    learners: { kind: 'exact', value: 12 },
    answers: { before: { true: { right: { kind: 'exact', value: 24 }, of: 48 } } },
    gain: { learners: 12 },
  });
  expect(await superuser`select from workshop_result`).toHaveLength(0);
  expect(await report(round, resultFor(round))).toMatchObject({ ok: false, code: 'round-closed' });
  expect(await close(round)).toEqual(closed);
  expect(await find(round)).toEqual(closed);
});

test('[W1] a result of another round, a changed one and one that is none are refused', async () => {
  const [round, other] = [await openRound(), await openRound()];
  const sound = resultFor(round);
  const changed = `${sound.startsWith('A') ? 'B' : 'A'}${sound.slice(1)}`;
  for (const result of [resultFor(other), changed, 'x']) {
    expect(await report(round, result)).toMatchObject({ ok: false, code: 'input-invalid', field: 'result' });
  }
  expect((await close(round)).publication).toMatchObject({ learners: { kind: 'fewer-than', value: 5 }, answers: null });
});

test('[W7] a course takes both halves of a phone in one call, or neither, and counts the phone once', async () => {
  const round = await openRound('course');
  const halves = [
    { before, after },
    { before, after: before },
  ];
  const both = () => roundResultText(round, halves, () => randomBytes(8));
  const first = both();
  for (const half of [first.slice(0, 32), first.slice(32), first.slice(32) + first.slice(0, 32)]) {
    expect(await report(round, half)).toMatchObject({ ok: false, code: 'input-invalid', field: 'result' });
  }
  for (let phone = 0; phone < 11; phone++) readValue(await report(round, both()));
  readValue(await report(round, first));
  readValue(await report(round, first));
  expect(readValue(await leader.call('GET', 'workshop.count', { city, code: round.code }))).toEqual({
    kind: 'exact',
    value: 12,
  });
  const { publication } = await close(round);
  expect(publication).toMatchObject({
    learners: { kind: 'exact', value: 12 },
    gain: { learners: 12 },
    untaught: { gain: { dPrime: { mean: 0 } } },
  });
  expect(publication?.untaught?.difference).toEqual({
    dPrime: publication?.gain?.dPrime,
    criterion: publication?.gain?.criterion,
  });
});

type Act = { readonly kind: 'report' | 'again'; readonly phone: number } | { readonly kind: 'read' | 'close' };
const PHONES = 30;
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('report' as const), phone: fc.nat(PHONES - 1) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('again' as const), phone: fc.nat(PHONES - 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('read' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const) }) },
);

test('[W5] thirty phones that join, leave, send again and late: never two publications of the same round', async () => {
  let publications = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60 }), async (acts) => {
      const round = await openRound();
      const results = Array.from({ length: PHONES }, () => resultFor(round));
      const taken = new Set<number>();
      const published = new Set<string>();
      let closed = false;
      for (const one of [...acts, { kind: 'close' } as const, { kind: 'read' } as const]) {
        if (one.kind === 'report' || one.kind === 'again') {
          const answer = await report(round, results[one.phone] ?? '');
          expect(answer.ok).toBe(!closed);
          if (answer.ok) taken.add(one.phone);
        } else {
          closed ||= one.kind === 'close';
          const { publication } = one.kind === 'close' ? await close(round) : await find(round);
          expect(publication === null).toBe(!closed);
          if (publication) published.add(JSON.stringify(publication));
          if (publication && taken.size >= 5) {
            expect(publication.learners).toEqual({ kind: 'exact', value: taken.size });
          }
        }
      }
      expect(published.size).toBe(1);
      publications += published.size;
    }),
    { numRuns: 12, seed: 11 },
  );
  expect(publications).toBe(12);
});

test('[W4] results that come at the same moment, each twice, count once each', async () => {
  const round = await openRound();
  const results = Array.from({ length: PHONES }, () => resultFor(round));
  for (const answer of await Promise.all([...results, ...results].map((result) => report(round, result)))) {
    expect(answer.ok).toBe(true);
  }
  expect((await close(round)).publication?.learners).toEqual({ kind: 'exact', value: PHONES });
});
