import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { afterAll, expect, test } from 'vitest';
import { CorePhone } from '../test/core-phone.ts';
import { makeCity } from '../test/test-city.ts';
import { startTestServer, TEST_SECRET } from '../test/test-server.ts';
import { type TestDatabase, withDatabase } from '../test/with-database.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const PHONES = 50;
const folder = mkdtempSync(join(tmpdir(), 'werkstadt-drill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Decided {
  readonly mid: string;
  readonly status: string;
  readonly hash: string;
}
const decidedIn = async ({ superuser }: TestDatabase, city: string) =>
  new Map(
    (
      await superuser<Decided[]>`
        select mid, status, translate(encode(hash, 'base64'), E'+/=\n', '-_') as hash from mutation_log where city_id = ${city}`
    ).map((row) => [row.mid, row]),
  );

/** One proposal, one comment on it and one support of another phone's, saved on the device. */
async function live(phones: readonly CorePhone[], supported: string | null): Promise<void> {
  for (const phone of phones) {
    const id = randomUUID();
    await phone.act('proposal.submit', laneArgs({ id, reason: `Von ${phone.http.participant}` }));
    const about = { projectId, proposalId: id, parentId: null, lang: 'de', authorName: null } as const;
    await phone.act('comment.add', { ...about, id: randomUUID(), body: 'Dazu noch etwas.' });
    if (supported) await phone.act('support.set', { proposalId: supported, projectId, on: true });
  }
}
const tickAll = (phones: readonly CorePhone[]) => Promise.all(phones.map((phone) => phone.tick()));

/** Two servers, two databases and fifty phones: twelve seconds alone, and several times that beside other tests. */
const DRILL_MS = 180_000;

test(
  '[S27] the server dies with its last hour; fifty phones bring it back, and nobody presses a button',
  async () => {
    const lost = await withDatabase();
    const first = await startTestServer(lost.database);
    const city = await makeCity(lost.database, 'drill');
    mkdirSync(join(first.folder, 'secrets'));
    writeFileSync(join(first.folder, 'secrets/hash.key'), TEST_SECRET);
    const phones = Array.from({ length: PHONES }, () => new CorePhone(first.url, city));
    for (const phone of phones) await phone.http.openSession();

    await live(phones, null);
    await tickAll(phones);
    const place = { database: lost.database, address: lost.address, dataFolder: first.folder };
    const { path } = await makeBackup(join(folder, 'night.tar'), place, new Date('2027-02-02T03:00:00.000Z'));

    // The hour after the backup: received and answered by a server that will be gone; covered acts leave the phones.
    const [popular] = await lost.superuser<{ id: string }[]>`select id from proposal where city_id = ${city} limit 1`;
    await live(phones, popular?.id ?? null);
    await tickAll(phones);
    expect(phones.map(({ waiting }) => waiting)).toEqual(phones.map(() => 0));
    const before = await decidedIn(lost, city);
    expect(before.size).toBe(PHONES * 5);
    await tickAll(phones);
    expect(phones.every(({ outbox }) => outbox.rows.length === 3)).toBe(true);
    // And one more act each that nobody has received yet.
    for (const phone of phones)
      await phone.act('proposal.submit', laneArgs({ id: randomUUID(), reason: 'Im Funkloch' }));

    const found = await withDatabase();
    await restoreBackup(path, found.address, mkdtempSync(join(folder, 'data-')));
    expect((await decidedIn(found, city)).size).toBe(PHONES * 2);
    const second = await startTestServer(found.database);
    for (const phone of phones) phone.http.url = second.url;
    // The timer of each phone, three times; that is all that happens.
    for (let minute = 0; minute < 3; minute++) await tickAll(phones);

    const after = await decidedIn(found, city);
    for (const phone of phones) {
      expect(phone.waiting).toBe(0);
      for (const { mid, hash } of phone.promised) expect(after.get(mid)).toMatchObject({ status: 'applied', hash });
    }
    expect(after.size).toBe(PHONES * 6);
    const [count] = await found.superuser<{ proposals: number; numbers: number; supports: number }[]>`
    select count(*)::int as proposals, count(distinct number)::int as numbers,
           (select (body ->> 'supportCount')::int from proposal where id = ${popular?.id ?? ''}) as supports
    from proposal where city_id = ${city}`;
    expect(count).toEqual({ proposals: PHONES * 3, numbers: PHONES * 3, supports: PHONES });

    // What every phone shows is what the city has: the same rows at the same numbers.
    await tickAll(phones);
    for (const phone of phones) {
      for (const scopeId of phone.scopes) {
        const rows = await found.superuser<{ id: string; v: number }[]>`
        select id, v::int from sync_row where city_id = ${city} and scope_id = ${scopeId} order by v`;
        const shown = [...phone.rows.values()].filter((row) => row.scopeId === scopeId).sort((a, b) => a.v - b.v);
        expect(shown.map(({ id, v }) => ({ id, v }))).toEqual(rows.map(({ id, v }) => ({ id, v })));
      }
    }
  },
  DRILL_MS,
);
