import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive } from './postmaster-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'werkstadt-embedded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const countCities = async (url: string) => {
  const database = openDatabase(url, { maxConnections: 1 });
  try {
    const [row] = await database.withDirectory((tx) => tx<{ count: number }[]>`select count(*)::int from city`);
    return row?.count;
  } finally {
    await database.close();
  }
};

test('[OP2] a data folder in use is one sentence; a command beside it finds the running database', async () => {
  const server = await startEmbeddedPostgres(folder);
  try {
    await migrate(server.address);
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(
      /^The data folder .* is in use by another running Werkstadt/,
    );
    expect(await countCities(findRunningPostgres(folder)?.appUrl ?? '')).toBe(0);
  } finally {
    await server.stop();
  }
  expect(isAlive(server.pid)).toBe(false);
  expect(findRunningPostgres(folder)).toBeNull();
});

test('[OP3] what a killed start left behind is cleared away by the next one, and what was committed is there', async () => {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))});
    const server = await startEmbeddedPostgres(${JSON.stringify(folder)});
    process.stdout.write(String(server.pid));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const orphan = Number(await new Promise<string>((said) => child.stdout.once('data', (chunk) => said(String(chunk)))));
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
  expect(isAlive(orphan)).toBe(true);
  const server = await startEmbeddedPostgres(folder);
  try {
    expect(isAlive(orphan)).toBe(false);
    expect(await countCities(server.address.appUrl)).toBe(0);
  } finally {
    await server.stop();
  }
});

test('[OP3] a first start that was cut off is begun anew', async () => {
  const other = mkdtempSync(join(tmpdir(), 'werkstadt-embedded-'));
  try {
    mkdirSync(join(other, 'postgres.unfinished/base'), { recursive: true });
    const server = await startEmbeddedPostgres(other);
    await server.stop();
    expect(existsSync(join(other, 'postgres.unfinished'))).toBe(false);
    expect(statSync(join(other, 'postgres')).mode & 0o077).toBe(0);
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
});

test('[OP2] [OP3] [S28] PostgreSQL whose part was killed restarts itself: still in use for others, and its listeners hear again', async () => {
  const server = await startEmbeddedPostgres(folder);
  const database = openDatabase(server.address.appUrl, { maxConnections: 2 });
  const heard: string[] = [];
  try {
    await database.listen('drill', (payload) => heard.push(payload));
    await database.notify('drill', 'before');
    await vi.waitFor(() => expect(heard).toEqual(['before']));
    const admin = postgres(server.superuserUrl('postgres'), { max: 1 });
    const parts = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid`;
    process.kill(parts.at(-1)?.pid ?? 0, 'SIGKILL');
    await admin.end();
    await vi.waitFor(
      async () => {
        await database.notify('drill', 'after');
        expect(heard).toContain('after');
      },
      { timeout: 20_000, interval: 100 },
    );
    const look = postgres(server.superuserUrl('postgres'), { max: 1 });
    await vi.waitFor(async () => expect(await look`select from pg_locks where locktype = 'advisory'`).toHaveLength(1), {
      timeout: 20_000,
      interval: 100,
    });
    await look.end();
    await expect(startEmbeddedPostgres(folder)).rejects.toThrow(/ is in use by another running Werkstadt/);
    expect(isAlive(server.pid)).toBe(true);
  } finally {
    await database.close();
    await server.stop();
  }
});

test('[OP3] a database that ends by itself is noticed', async () => {
  const server = await startEmbeddedPostgres(folder);
  process.kill(server.pid, 'SIGQUIT');
  expect(await server.ended).toEqual(expect.any(String));
  await server.stop();
});
