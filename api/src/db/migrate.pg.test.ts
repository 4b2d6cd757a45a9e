import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { withDatabase } from '../test/with-database.ts';
import { connectionError } from './connection-error.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

const { superuser, superuserUrl, address } = await withDatabase();
const names: { databases: string[]; roles: string[] } = { databases: [], roles: [] };

/** A database that a city gives us: one login that owns it, as its administrator made it. */
async function cityOwnDatabase(options: string): Promise<string> {
  const name = `own_${randomUUID().slice(0, 8)}`;
  await superuser.unsafe(`create role ${name} login password 'secret' ${options}`);
  await superuser.unsafe(`create database ${name} owner ${name}`);
  names.databases.push(name);
  names.roles.push(name);
  const url = new URL(superuserUrl);
  url.username = name;
  url.password = 'secret';
  url.pathname = `/${name}`;
  return url.href;
}

afterAll(async () => {
  // Files' hooks end in reverse order: the pool is still open here.
  for (const name of names.databases) await superuser.unsafe(`drop database ${name} with (force)`);
  for (const name of names.roles) await superuser.unsafe(`drop role ${name}`);
});

test('[OP4] a second run changes nothing', async () => {
  const before = await superuser`select name, sha256 from schema_migration order by name`;
  await migrate(address);
  expect(await superuser`select name, sha256 from schema_migration order by name`).toEqual(before);
  expect(before.length).toBeGreaterThan(3);
});

test('[OP4] several processes may start at once', async () => {
  await Promise.all([migrate(address), migrate(address), migrate(address)]);
});

test('[OP4] a migration that was changed afterwards is refused by name, a newer database as such', async () => {
  const owner = postgres(address.ownerUrl, { max: 1, connection: { search_path: 'werkstadt' } });
  try {
    const [first] = await owner<
      { name: string; sha256: string }[]
    >`select name, sha256 from schema_migration order by name`;
    if (!first) throw new Error('no migration was applied');
    await owner`update schema_migration set sha256 = 'other' where name = ${first.name}`;
    await expect(migrate(address)).rejects.toThrow(`Migration ${first.name} was changed`);
    await owner`update schema_migration set sha256 = ${first.sha256} where name = ${first.name}`;
    await owner`insert into schema_migration (name, sha256) values ('9999-later.sql', '')`;
    await expect(migrate(address)).rejects.toThrow('made by a newer Werkstadt');
    await owner`delete from schema_migration where name = '9999-later.sql'`;
  } finally {
    await owner.end();
  }
});

test("[SEC1] on a city's own server one login does: each transaction becomes the role of requests", async () => {
  const url = await cityOwnDatabase('createrole');
  // The role is there already on this server, made by somebody else: the administrator lets the login become it.
  await superuser.unsafe(`grant werkstadt_app to ${new URL(url).username}`);
  await migrate({ ownerUrl: url, appUrl: url });
  const database = openDatabase(url, { maxConnections: 1 });
  try {
    const [row] = await database.withDirectory(
      (tx) => tx`select current_user as name, (select count(*)::int from project) as projects`,
    );
    expect(row).toEqual({ name: 'werkstadt_app', projects: 0 });
  } finally {
    await database.close();
  }
});

test('[SEC1] a login that cannot become the role of requests is refused with the SQL to mend it', async () => {
  const url = await cityOwnDatabase('nocreaterole');
  await expect(migrate({ ownerUrl: url, appUrl: url })).rejects.toThrow(
    /let an administrator run: .*grant werkstadt_app to "own_/,
  );
});

test.each([
  ['a wrong password', { password: 'wrong' }, 'refuses the user name or the password'],
  ['a database that is not there', { pathname: '/nothing' }, 'has no database of that name'],
  ['a port where nothing listens', { port: '1' }, 'nothing listens there'],
  ['a host that does not exist', { hostname: 'nowhere.invalid' }, 'host'],
])('[OP2] %s is one sentence without the address', async (_case, change, sentence) => {
  const url = Object.assign(new URL(address.appUrl), change);
  const error = await migrate({ ownerUrl: url.href, appUrl: url.href }).then(
    () => null,
    (thrown: unknown) => connectionError(thrown),
  );
  expect(error?.message).toMatch(sentence);
  expect(error?.message).not.toContain(url.password);
});
