import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityScope, projectScope } from '@werkstadt/shared/sync/scope';
import { laneArgs, projectId } from '@werkstadt/shared/test/domain-world';
import { pack } from 'tar-stream';
import { afterAll, expect, test } from 'vitest';
import { cityTables } from '../db/backup/city-tables.ts';
import { withRestoringSchema } from '../db/backup/restoring-schema.ts';
import { migrationNames } from '../db/migrate.ts';
import { makeCity } from '../test/test-city.ts';
import { readValue, TestPhone } from '../test/test-phone.ts';
import { startTestServer, TEST_SECRET } from '../test/test-server.ts';
import { type TestDatabase, withDatabase } from '../test/with-database.ts';
import { HEAD_NAME } from './format.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'werkstadt-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const source = await withDatabase();
const server = await startTestServer(source.database, { 'packs/backup/0123456789abcdef/places.json': '{"a":1}' });
const city = await makeCity(source.database, 'backup');
mkdirSync(join(server.folder, 'secrets'));
writeFileSync(join(server.folder, 'secrets/hash.key'), TEST_SECRET);

const now = new Date('2027-02-02T03:00:00.000Z');
const place = { database: source.database, address: source.address, dataFolder: server.folder };
const backup = async () => (await makeBackup(join(folder, `${randomUUID()}.tar`), place, now)).path;
const newFolder = (name: string) => {
  const made = join(folder, `${name}-${randomUUID()}`);
  mkdirSync(made);
  return made;
};

/** All that a city keeps, as PostgreSQL writes it; without what a restore changes on purpose. */
async function contentOf({ superuser }: TestDatabase): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const { name } of await cityTables(superuser as never)) {
    const rows = await superuser<{ line: string }[]>`
      select (to_jsonb(t) - 'epoch' - 'covered_seq')::text as line from ${superuser(name)} t order by 1`;
    tables[name] = rows.map(({ line }) => line);
  }
  return tables;
}
const epochOf = async ({ superuser }: TestDatabase) =>
  (await superuser<{ epoch: string }[]>`select epoch from sync_meta where city_id = ${city}`)[0]?.epoch;

test('[OP8] [OP9] [S27] what was there is there again, row for row and file for file, in a new epoch; phones go on', async () => {
  const phone = await new TestPhone(server.url, city).openSession();
  const [first, later] = [randomUUID(), randomUUID()];
  await phone.do('proposal.submit', laneArgs({ id: first, title: 'Ümläute, „Zitate“ und \\ "Striche"\n' }));
  await phone.do('support.set', { proposalId: first, projectId, on: true });
  // One that is refused is kept with its words, and comes along.
  await phone.do('proposal.submit', laneArgs({ id: randomUUID(), projectId: randomUUID() }));
  const before = await contentOf(source);
  const path = await backup();
  expect(readFileSync(path).subarray(0, HEAD_NAME.length).toString()).toBe(HEAD_NAME);

  const [{ covered } = { covered: 0 }] = await source.superuser<{ covered: number }[]>`
    select covered_seq::int as covered from replica where id = ${phone.replica}`;
  expect(covered).toBe(3);
  expect((await phone.pull({ [cityScope(city)]: 0 })).coveredSeq).toBe(3);

  const target = await withDatabase();
  const dataFolder = newFolder('data');
  const restored = await restoreBackup(path, target.address, dataFolder);
  expect(restored).toMatchObject({ cities: ['backup'], madeAt: now.toISOString(), erasures: 0 });
  expect(await contentOf(target)).toEqual(before);
  expect(restored.rows).toBe(Object.values(before).flat().length);
  expect(await epochOf(target)).not.toBe(await epochOf(source));
  expect(readFileSync(join(dataFolder, 'packs/backup/0123456789abcdef/places.json'), 'utf8')).toBe('{"a":1}');
  expect(readFileSync(join(dataFolder, 'secrets/hash.key'), 'utf8')).toBe(TEST_SECRET);

  // The same phone, with what it held, meets the restored city: number goes on, nothing is asked of anybody.
  const oldEpoch = await epochOf(source);
  const again = await startTestServer(target.database);
  phone.url = again.url;
  phone.cookie = null;
  await phone.openSession();
  const met = await phone.push([await phone.envelope('proposal.submit', laneArgs({ id: later }))], { epoch: oldEpoch });
  expect(met).toMatchObject({ ok: true, value: { kind: 'reset', lastSeq: 3 } });
  phone.seq = 3;
  expect((await phone.do('proposal.submit', laneArgs({ id: later })))?.status).toBe('applied');
  const pulled = await phone.pull({ [projectScope(projectId)]: 0 });
  expect(pulled.coveredSeq).toBe(3);
});

test('[OP9] [TR11] who was erased after the backup is erased again before anybody is served', async () => {
  const ann = await new TestPhone(server.url, city).openSession();
  const [kept, gone] = [randomUUID(), randomUUID()];
  for (const id of [kept, gone]) await ann.do('proposal.submit', laneArgs({ id, reason: 'Anns eigene Worte' }));
  const path = await backup();
  readValue(await ann.call('POST', 'person.erase', { city, contributions: [{ id: kept, keep: 'anonymous' }] }));

  const target = await withDatabase();
  const dataFolder = newFolder('data');
  writeFileSync(join(dataFolder, 'erasures.ndjson'), readFileSync(join(server.folder, 'erasures.ndjson')));
  expect((await restoreBackup(path, target.address, dataFolder)).erasures).toBe(1);
  const everything = JSON.stringify(await contentOf(target));
  expect(everything).not.toContain(ann.participant);
  const rows = await target.superuser<{ body: { reason: string } }[]>`
    select body from proposal where city_id = ${city} and id = any(${[kept, gone]}::uuid[])`;
  expect(rows.map(({ body }) => body.reason).filter((reason) => reason.includes('Anns'))).toHaveLength(1);

  const again = await startTestServer(target.database);
  ann.url = again.url;
  ann.cookie = null;
  expect(await ann.call('POST', 'session.open', await ann.openInput())).toMatchObject({ ok: false, code: 'erased' });
});

test('[OP9] an earlier state of the schema is brought up to this version', async () => {
  const target = await withDatabase();
  const before = migrationNames().length - 1;
  await withRestoringSchema(target.address, before, async (schema) => {
    const count = async () =>
      (await target.superuser.unsafe(`select name from ${schema.name}.schema_migration`)).length;
    expect(await count()).toBe(before);
    await schema.complete();
    expect(await count()).toBe(migrationNames().length);
  });
  const left = await target.superuser`select nspname from pg_namespace where nspname like 'werkstadt_restoring%'`;
  expect(left).toHaveLength(0);
});

test('[OP9] a file that is cut off anywhere, damaged, newer or no backup is one sentence, and nothing is restored', async () => {
  const target = await withDatabase();
  const whole = readFileSync(await backup());
  const restoring = (bytes: Uint8Array) => {
    const path = join(folder, 'broken.tar');
    writeFileSync(path, bytes);
    return restoreBackup(path, target.address, newFolder('data'));
  };
  const parts = [300, 700, 1536, Math.floor(whole.length / 2), whole.length - 2500];
  for (const length of parts) {
    await expect(restoring(whole.subarray(0, length)), `cut at ${length}`).rejects.toThrow(
      /^broken\.tar is (cut off: its end is missing\. Nothing was restored\.|no backup of Werkstadt\.)$/,
    );
  }
  // One byte of the first packed rows: behind the head and two tar headers.
  const at = whole.indexOf(Buffer.from([0x1f, 0x8b]));
  const flipped = Buffer.from(whole);
  flipped[at + 40] = (flipped[at + 40] ?? 0) ^ 1;
  await expect(restoring(flipped)).rejects.toThrow('broken.tar is damaged: a part of it is not what was written.');

  const newer = pack();
  newer.entry({ name: HEAD_NAME }, '{"format":"werkstadt-backup","version":2}');
  newer.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of newer) chunks.push(chunk as Buffer);
  await expect(restoring(Buffer.concat(chunks))).rejects.toThrow('was made by a newer Werkstadt (format 2; this one');

  await expect(restoring(Buffer.from('<!doctype html>'.repeat(99)))).rejects.toThrow('broken.tar is no backup of');
  await expect(restoring(Buffer.alloc(0))).rejects.toThrow('broken.tar is empty.');
  await expect(restoreBackup(join(folder, 'none.tar'), target.address, folder)).rejects.toThrow('There is no file');
  expect(await target.superuser`select from city`).toHaveLength(0);
});

test('[OP9] a restore never touches an installation that is served or holds a city', async () => {
  const path = await backup();
  const held = await withDatabase();
  await makeCity(held.database, 'there');
  await expect(restoreBackup(path, held.address, newFolder('data'))).rejects.toThrow(
    'A Werkstadt server is running on this database: stop it first, everywhere.',
  );
  await held.database.close();
  await expect(restoreBackup(path, held.address, newFolder('data'))).rejects.toThrow(
    /^This installation holds there already: a backup is restored into an empty one\./,
  );
  await expect(makeBackup(path, place, now)).rejects.toThrow('is there already: give each backup a name of its own.');
  expect(existsSync(`${path}.unfinished`)).toBe(false);
});
