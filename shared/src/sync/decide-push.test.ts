import { describe, expect, test } from 'vitest';
import { ann, bob, laneArgs, openProject, planner, projectId, testId } from '../test/domain-world.ts';
import { epoch, OneServer } from '../test/one-server.ts';
import type { SentEnvelope } from './envelope.ts';
import { personScope, projectScope } from './scope.ts';
import type { Transaction } from './transaction.ts';

const proposalId = testId(10);
const pub = projectScope(projectId);
const support = { proposalId, projectId, on: true };
const comment = {
  id: testId(30),
  projectId,
  proposalId,
  parentId: null,
  body: 'Gut.',
  lang: 'de',
  authorName: null,
} as const;

const failing: Transaction = {
  get: async () => undefined,
  put: async () => undefined,
  nextReceiptNumber: async () => null,
  personOf: async (participantId) => participantId,
};

async function withLane() {
  const server = new OneServer();
  const lane = await server.envelope(ann, 'proposal.submit', laneArgs());
  const answer = await server.decided(ann, [lane]);
  return { server, lane, answer };
}

describe('an act', () => {
  test('[S12] is applied once, and its rows come back with the numbers of the scopes its author may read', async () => {
    const { server, lane, answer } = await withLane();
    const versions = { [pub]: 1, [personScope(ann)]: 1 };
    expect(answer.results).toEqual([{ seq: 1, mid: lane.mid, status: 'applied', repeated: false, versions }]);
    expect(answer.rows.map(({ scopeId, table, id, v }) => ({ scopeId, table, id, v }))).toEqual([
      { scopeId: pub, table: 'proposal', id: proposalId, v: 1 },
      { scopeId: personScope(ann), table: 'proposal', id: proposalId, v: 1 },
    ]);
    expect(answer.rows[0]?.body).toEqual(server.row('proposal', proposalId));
    expect(answer).toMatchObject({ lastSeq: 1, epoch, replica: testId(500) });
  });

  test("[S12] that touches somebody else's row does not show that person's own scope", async () => {
    const { server } = await withLane();
    const answer = await server.decided(
      bob,
      [await server.envelope(bob, 'support.set', support, { replica: testId(501) })],
      { replica: testId(501) },
    );
    expect(Object.keys(answer.results[0]?.versions ?? {}).sort()).toEqual([pub, personScope(bob)].sort());
    expect(answer.rows.every(({ scopeId }) => scopeId !== personScope(ann))).toBe(true);
    expect((await server.pull(ann, [{ scopeId: personScope(ann), cursor: 1 }])).scopes[0]).toMatchObject({
      rows: [{ table: 'proposal', v: 2 }],
    });
  });

  test('[S12] each touched row of a batch is numbered once', async () => {
    const { server } = await withLane();
    const batch = [
      await server.envelope(bob, 'support.set', support, { seq: 1 }),
      await server.envelope(bob, 'comment.add', comment, { seq: 2 }),
    ];
    const sent = batch.map((one) => ({ ...one, replica: testId(501) }));
    const answer = await server.decided(bob, sent, { replica: testId(501) });
    const places = answer.rows.map(({ scopeId, table, id }) => `${scopeId}/${table}/${id}`);
    expect(new Set(places).size).toBe(places.length);
    expect(server.row('proposal', proposalId)).toMatchObject({ supportCount: 1, commentCount: 1 });
  });

  test('[S19] that changes nothing names the numbers of what already shows it', async () => {
    const { server, answer } = await withLane();
    const again = await server.envelope(ann, 'proposal.submit', laneArgs(), { seq: 2 });
    const second = await server.decided(ann, [again]);
    expect(second.results[0]).toMatchObject({ status: 'applied', versions: answer.results[0]?.versions });
    expect(second.rows).toEqual([]);
  });
});

describe('sent again', () => {
  test('[S8] an act is a repeat: the stored result, nothing twice, with the numbers its rows have now', async () => {
    const { server, lane } = await withLane();
    await server.decided(bob, [await server.envelope(bob, 'support.set', support, { replica: testId(501) })], {
      replica: testId(501),
    });
    const before = server.row('proposal', proposalId);
    const answer = await server.decided(ann, [lane]);
    expect(answer.results).toEqual([
      { seq: 1, mid: lane.mid, status: 'applied', repeated: true, versions: { [pub]: 2, [personScope(ann)]: 2 } },
    ]);
    expect(answer.rows).toEqual([]);
    expect(server.row('proposal', proposalId)).toEqual(before);
    expect(server.log()).toHaveLength(2);
  });

  test('[S8] [S9] an act under another replica is the same act', async () => {
    const { server, lane } = await withLane();
    const answer = await server.decided(ann, [{ ...lane, replica: testId(501) }], { replica: testId(501) });
    expect(answer.results[0]).toMatchObject({ seq: 1, mid: lane.mid, status: 'applied', repeated: true });
    expect(answer.lastSeq).toBe(1);
    expect(server.log()).toHaveLength(1);
  });

  test('[S8] the same mid with other content is refused, and both are kept', async () => {
    const { server, lane } = await withLane();
    const other = await server.envelope(ann, 'support.set', support, { mid: lane.mid, seq: 2 });
    const answer = await server.decided(ann, [other]);
    expect(answer.results[0]).toMatchObject({ mid: lane.mid, status: 'rejected', code: 'mid-reuse', detail: lane.mid });
    const repeat = await server.decided(ann, [other]);
    expect(repeat.results[0]).toMatchObject({ status: 'rejected', code: 'mid-reuse', repeated: true });
    expect(server.log().map(({ mid, hash }) => ({ first: mid === lane.mid, hash }))).toEqual([
      { first: true, hash: lane.hash },
      { first: false, hash: other.hash },
    ]);
  });
});

describe('numbers', () => {
  test('[S9] a number that was used for another act is a fork', async () => {
    const { server } = await withLane();
    const other = await server.envelope(ann, 'support.set', support);
    expect(await server.push(ann, [other])).toEqual({ kind: 'fork', replica: testId(500), epoch });
    expect(server.log()).toHaveLength(1);
  });

  test('[S9] [S22] a used number is a fork even for an act the city knows by another way: no backup that covers the number need hold it', async () => {
    const { server } = await withLane();
    const vote = await server.envelope(ann, 'support.set', support);
    await server.handIn(ann, [vote]);
    expect(await server.push(ann, [vote])).toMatchObject({ kind: 'fork' });
    for (const _ of ['now it has a number of its own', 'which it keeps']) {
      const renumbered = await server.push(ann, [{ ...vote, replica: testId(501) }], { replica: testId(501) });
      expect(renumbered).toMatchObject({ kind: 'ok', results: [{ status: 'applied', repeated: true }], lastSeq: 1 });
    }
  });

  test("[S9] somebody else's replica is a fork", async () => {
    const { server } = await withLane();
    const act = await server.envelope(bob, 'support.set', support, { seq: 2 });
    expect(await server.push(bob, [act])).toMatchObject({ kind: 'fork' });
  });

  test('[S10] a hole is a gap that names the number waited for', async () => {
    const { server } = await withLane();
    const act = await server.envelope(ann, 'support.set', support, { seq: 4 });
    expect(await server.push(ann, [act])).toEqual({ kind: 'gap', replica: testId(500), expected: 2, epoch });
  });

  test('[S10] what comes before a hole in the batch is decided', async () => {
    const { server } = await withLane();
    const batch = [
      await server.envelope(ann, 'support.set', support, { seq: 2 }),
      await server.envelope(ann, 'comment.add', comment, { seq: 4 }),
    ];
    const answer = await server.decided(ann, batch);
    expect(answer.results.map(({ seq }) => seq)).toEqual([2]);
    expect(answer.lastSeq).toBe(2);
  });

  test('[S27] an epoch of before the restore is answered with the new one and decides nothing', async () => {
    const { server } = await withLane();
    const act = await server.envelope(ann, 'support.set', support, { seq: 2 });
    const answer = await server.push(ann, [act], { epoch: testId(7) });
    expect(answer).toEqual({ kind: 'reset', replica: testId(500), epoch, lastSeq: 1 });
    expect(server.log()).toHaveLength(1);
  });
});

describe('a refused act', () => {
  test('[S11] does not hold up the others, and stays in the log with its words', async () => {
    const server = new OneServer({ ...openProject, kinds: ['place'] });
    const batch = [
      await server.envelope(ann, 'proposal.submit', laneArgs(), { seq: 1 }),
      await server.envelope(ann, 'proposal.submit', laneArgs({ id: testId(11), kind: 'place' }), { seq: 2 }),
      await server.envelope(ann, 'project.put', { project: openProject }, { seq: 3 }),
    ];
    const answer = await server.decided(ann, batch);
    expect(answer.results.map(({ code }) => code)).toEqual(['kind-not-allowed', 'fields-invalid', 'not-allowed']);
    expect(answer.lastSeq).toBe(3);
    expect(answer.rows).toEqual([]);
    expect(server.log().map(({ envelope }) => envelope)).toEqual(batch);
  });

  test('[S11] takes with it what rests on it, in the same batch and in later ones', async () => {
    const server = new OneServer({ ...openProject, kinds: ['place'] });
    const lane = await server.envelope(ann, 'proposal.submit', laneArgs(), { seq: 1 });
    const child = (seq: number, after: string[]) =>
      server.envelope(ann, 'comment.add', { ...comment, id: testId(30 + seq) }, { seq, after });
    const first = await server.decided(ann, [lane, await child(2, [lane.mid])]);
    expect(first.results.map(({ code }) => code)).toEqual(['kind-not-allowed', 'parent']);
    const second = await server.decided(ann, [await child(3, [lane.mid])]);
    expect(second.results[0]).toMatchObject({ status: 'rejected', code: 'parent', detail: lane.mid });
  });

  test('[S11] leaves alone what rested on an act that never came, or was applied', async () => {
    const { server, lane } = await withLane();
    const act = await server.envelope(ann, 'support.set', support, { seq: 2, after: [lane.mid, testId(0xfffff)] });
    expect((await server.decided(ann, [act])).results[0]).toMatchObject({ status: 'applied' });
  });
});

describe('an act this server does not understand', () => {
  test.each([
    ['an unknown mutation', { name: 'proposal.dream' }],
    ['a later payload version', { pv: 2 }],
  ])('[S25] %s is parked as it came and does not hold up the others', async (_what, changes) => {
    const { server } = await withLane();
    const unknown = await server.envelope(ann, 'support.set', support, { seq: 2, ...changes });
    const next = await server.envelope(ann, 'comment.add', comment, { seq: 3 });
    const answer = await server.decided(ann, [unknown, next]);
    expect(answer.results.map(({ status }) => status)).toEqual(['parked', 'applied']);
    expect(server.log()[1]?.envelope).toEqual(unknown);
  });

  test('[S25] a later form of envelope is parked', async () => {
    const server = new OneServer();
    const later = { ...(await server.envelope(ann, 'proposal.submit', laneArgs())), e: 2, more: 'later' };
    expect((await server.decided(ann, [later])).results[0]).toMatchObject({ status: 'parked' });
  });

  test('[S11] what rests on a parked act is parked with it', async () => {
    const server = new OneServer();
    const lane = await server.envelope(ann, 'proposal.submit', laneArgs(), { seq: 1, pv: 9 });
    const child = await server.envelope(ann, 'comment.add', comment, { seq: 2, after: [lane.mid] });
    const answer = await server.decided(ann, [lane, child]);
    expect(answer.results.map(({ status }) => status)).toEqual(['parked', 'parked']);
  });

  test('[S11] a fault of a mutator parks its act; a fault of the storage ends the push', async () => {
    const { server } = await withLane();
    const act = await server.envelope(ann, 'support.set', support, { seq: 2 });
    const broken = { ...server.row('proposal', proposalId), supportCount: Symbol('no number') };
    server.set(server.keys.row('proposal', proposalId, ''), broken);
    expect((await server.decided(ann, [act])).results[0]).toMatchObject({ status: 'parked', code: 'server-error' });
    const storage = server.push(ann, [await server.envelope(ann, 'support.set', support, { seq: 3 })], {
      wrap: (store) => {
        store.transaction = () => ({ ...failing, get: () => Promise.reject(new Error('deadlock detected')) });
        return store;
      },
    });
    await expect(storage).rejects.toThrow('deadlock detected');
    expect(server.log()).toHaveLength(2);
  });
});

describe('what is not proven', () => {
  const forged: [string, string, (real: SentEnvelope) => unknown][] = [
    ['changed words', 'signature-invalid', (real) => ({ ...real, args: { ...real.args, title: 'Etwas anderes' } })],
    ['a signature of somebody else', 'signature-invalid', (real) => ({ ...real, signature: 'AAAAAAAAAAA' })],
    ['another author', 'participant-foreign', (real) => ({ ...real, participant: bob })],
    ['a broken form', 'row-unreadable', (real) => ({ ...real, args: 'none' })],
    ['an unknown part', 'row-unreadable', (real) => ({ ...real, admin: true })],
    ['a lone surrogate', 'row-unreadable', (real) => ({ ...real, app: '\ud800' })],
  ];

  test.each(forged)('[S8] %s is refused, kept, and does not take the mid', async (_what, code, forge) => {
    const server = new OneServer();
    const real = await server.envelope(ann, 'proposal.submit', laneArgs());
    const answer = await server.decided(ann, [forge(real)]);
    expect(answer.results[0]).toMatchObject({ mid: real.mid, status: 'rejected', code });
    expect(server.log().map(({ mid }) => mid)).not.toContain(real.mid);
    const again = await server.decided(ann, [forge(real)]);
    expect(again.results[0]).toMatchObject({ code, repeated: true });
    const proper = await server.decided(ann, [{ ...real, seq: 2 }]);
    expect(proper.results[0]).toMatchObject({ status: 'applied', repeated: false });
  });

  test('[S8] an act for another city is refused', async () => {
    const server = new OneServer();
    const act = await server.envelope(ann, 'proposal.submit', laneArgs(), { city: testId(4) });
    expect((await server.decided(ann, [act])).results[0]).toMatchObject({ code: 'city-foreign' });
  });

  test('[S11] a text no database can hold is refused and kept, and the next act goes on', async () => {
    const server = new OneServer();
    const act = await server.envelope(ann, 'proposal.submit', laneArgs({ title: 'Ende\u0000' }));
    const next = await server.envelope(ann, 'proposal.submit', laneArgs({ title: 'Kein \\u0000 Ende' }), { seq: 2 });
    const answer = await server.decided(ann, [act, next]);
    expect(answer.results.map(({ status, code }) => code ?? status)).toEqual(['args-invalid', 'applied']);
    const kept = server.log()[0]?.envelope;
    expect(kept).toEqual({ text: JSON.stringify(act) });
  });

  test('[S13] entries without mid and seq, or deeper than any act, refuse the whole request', async () => {
    const server = new OneServer();
    let deep: unknown = 1;
    for (let n = 0; n < 5000; n++) deep = [deep];
    const act = await server.envelope(ann, 'proposal.submit', laneArgs());
    for (const bad of [null, 'x', { seq: 1 }, { ...act, args: { deep } }]) {
      expect(await server.push(ann, [bad])).toEqual({ kind: 'refused', code: 'input-invalid' });
    }
    expect(server.log()).toEqual([]);
  });

  test('[S2] a late phone of an erased person is told so, and its words are not kept', async () => {
    const server = new OneServer();
    server.addParticipant(ann, new Uint8Array(), { erased: true });
    const act = await server.envelope(ann, 'proposal.submit', laneArgs());
    expect((await server.decided(ann, [act])).results[0]).toMatchObject({ status: 'rejected', code: 'erased' });
    expect(server.log()[0]).toMatchObject({ envelope: null, hash: act.hash });
  });
});

describe('who asks', () => {
  test('[S13] a lapsed sign-in of staff decides nothing; without it the same act is refused', async () => {
    const { server } = await withLane();
    const args = {
      id: testId(20),
      projectId,
      proposalId,
      state: 'in-review',
      reason: 'Ja.',
      lang: 'de',
      role: 'planner',
    } as const;
    const act = await server.envelope(planner, 'decision.take', args, {
      base: { [proposalId]: 1 },
      replica: testId(501),
    });
    const by = { replica: testId(501) };
    expect(await server.push(planner, [act], { ...by, staffSignInLapsed: true })).toMatchObject({
      code: 'sign-in-needed',
    });
    expect(server.log()).toHaveLength(1);
    expect((await server.decided(planner, [act], { ...by, roles: ['planner'] })).results[0]).toMatchObject({
      status: 'applied',
    });
  });

  test('[S13] an unknown participant must sign in', async () => {
    const server = new OneServer();
    expect(await server.push(testId(999), [])).toEqual({ kind: 'refused', code: 'sign-in-needed' });
  });
});
