import { randomUUID } from 'node:crypto';
import { SeededRandom } from '@werkstadt/shared/random/seeded-random';
import type { WireRow } from '@werkstadt/shared/sync/protocol';
import { personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { makeCity } from '../../test/test-city.ts';
import { TestPhone } from '../../test/test-phone.ts';
import { startTestServer } from '../../test/test-server.ts';
import { withDatabase } from '../../test/with-database.ts';

const { openPool, superuser } = await withDatabase();
const servers = [await startTestServer(openPool(25)), await startTestServer(openPool(25))];
const database = openPool(5);
const PHONES = 50;
const ROUNDS = 2;
const scope = projectScope(projectId);

/** A phone's picture of a scope: what was pulled, by id, followed until nothing more comes. */
async function follow(phone: TestPhone, view: Map<string, WireRow>, cursor: number): Promise<number> {
  for (;;) {
    const [answer] = (await phone.pull({ [scope]: cursor })).scopes;
    if (answer?.kind !== 'rows') throw new Error(`the pull was answered with ${answer?.kind}`);
    for (const row of answer.rows) view.set(`${row.table}/${row.id}`, row);
    if (!answer.more) return answer.cursor;
    cursor = answer.cursor;
  }
}

test.each([1, 2])(
  '[S2] [S14] fifty phones on two processes: nothing lost, doubled or miscounted (seed %i)',
  async (seed) => {
    const random = new SeededRandom(seed);
    const city = await makeCity(database, `crowd-${seed}`);
    const phones = await Promise.all(
      Array.from({ length: PHONES }, (_, n) => new TestPhone(servers[n % 2]?.url ?? '', city).openSession()),
    );
    const [author] = phones;
    if (!author) throw new Error('there are no phones');
    const popular = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of popular) await author.do('proposal.submit', laneArgs({ id }));

    const view = new Map<string, WireRow>();
    let cursor = 0;
    let busy = true;
    const reading = (async () => {
      const reader = await new TestPhone(servers[1]?.url ?? '', city).openSession();
      while (busy) cursor = await follow(reader, view, cursor);
      await follow(reader, view, cursor);
    })();

    const lastWord = new Map<string, boolean>();
    const submitted: string[] = [...popular];
    await Promise.all(
      phones.map(async (phone, n) => {
        for (let round = 0; round < ROUNDS; round++) {
          const proposalId = random.pick(popular);
          const on = random.chance(0.7);
          lastWord.set(`${phone.participant} ${proposalId}`, on);
          const id = randomUUID();
          submitted.push(id);
          const batch = [
            await phone.envelope('support.set', { proposalId, projectId, on }),
            await phone.envelope('proposal.submit', laneArgs({ id })),
            await phone.envelope('comment.add', {
              id: randomUUID(),
              projectId,
              proposalId: random.pick(popular),
              parentId: null,
              body: 'Ja',
              lang: 'de',
              authorName: null,
            }),
          ];
          // Sometimes the answer is lost and the batch comes again, through the other process, at the same time.
          const twice = random.chance(0.3);
          phone.url = servers[(n + round) % 2]?.url ?? '';
          const first = phone.pushed(batch);
          const again = twice ? phone.pushed(batch) : first;
          for (const answer of await Promise.all([first, again])) {
            expect(answer.results.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
          }
        }
      }),
    );
    busy = false;
    await reading;

    const stored = await superuser<{ tbl: number; id: string; v: number }[]>`
    select tbl, id, v::int from sync_row where city_id = ${city} and scope_id = ${scope}`;
    expect(view.size).toBe(stored.length);
    for (const { tbl, id, v } of stored) expect(view.get(`${['', '', 'proposal', 'comment'][tbl]}/${id}`)?.v).toBe(v);

    const rows = await superuser<{ id: string; number: number; supportCount: number; commentCount: number }[]>`
    select id, number::int, (body ->> 'supportCount')::int as "supportCount", (body ->> 'commentCount')::int as "commentCount"
    from proposal where city_id = ${city} order by number`;
    expect(rows.map(({ id }) => id).sort()).toEqual(submitted.sort());
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => n + 1));
    for (const id of popular) {
      const supporters = [...lastWord].filter(([key, on]) => on && key.endsWith(id)).length;
      expect(rows.find((row) => row.id === id)).toMatchObject({ supportCount: supporters });
    }
    expect(rows.reduce((sum, row) => sum + row.commentCount, 0)).toBe(PHONES * ROUNDS);
    const [log] =
      await superuser`select count(*)::int, count(distinct mid)::int as mids from mutation_log where city_id = ${city}`;
    expect(log).toEqual({ count: 3 + PHONES * ROUNDS * 3, mids: 3 + PHONES * ROUNDS * 3 });
    const own = await author.pull({ [personScope(author.participant)]: 0 });
    expect(own.scopes[0]).toMatchObject({ kind: 'rows', more: false });
  },
  180_000,
);
