import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from './db/embedded/embedded-postgres.ts';
import { withDatabase } from './test/with-database.ts';

const { address } = await withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'werkstadt-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a command of the project as an operator does, until it ends. */
function run(script: string, args: readonly string[], environment: Record<string, string>): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'data'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.once('close', (code) => done({ code, said }));
  });
}

async function listening(work: (port: number) => Promise<void>): Promise<void> {
  const other: Server = createServer();
  await new Promise<void>((done) => other.listen(0, done));
  const at = other.address();
  try {
    await work(typeof at === 'object' ? (at?.port ?? 0) : 0);
  } finally {
    other.close();
  }
}

const wrongPassword = () => Object.assign(new URL(address.appUrl), { password: 'wrong' }).href;

test('[OP2] a port in use is one sentence, exit code 1, no stack', async () => {
  await listening(async (port) => {
    const { code, said } = await run('start.ts', [], { PORT: String(port) });
    expect(said).toBe(`Port ${port} is in use by another program: stop it, or set PORT to another number.\n`);
    expect(code).toBe(1);
  });
});

test.each([
  ['a wrong PORT', { PORT: 'http' }, /^PORT must be a whole number from 1 to 65535, but it is "http"\.\n$/],
  [
    'a wrong database',
    { DATABASE_URL: wrongPassword() },
    /^The database of DATABASE_URL cannot be used: it refuses the user name or the password \(28P01\)\.\n$/,
  ],
  [
    'an unwritable folder',
    { DATA_DIR: join(folder, 'a-file', 'data') },
    /^The data folder .* cannot be written to: set DATA_DIR to a folder that can be\.\n$/,
  ],
])('[OP2] %s is one sentence, exit code 1, no stack', async (_case, environment, sentence) => {
  writeFileSync(join(folder, 'a-file'), '');
  const { code, said } = await run('start.ts', [], { PORT: '39999', ...environment });
  expect(said).toMatch(sentence);
  expect(said).not.toContain('wrong@');
  expect(code).toBe(1);
});

test.each([
  ['no command', []],
  ['an unknown command', ['drop']],
  ['an unknown option', ['add', 'pack', '--force', 'yes']],
  ['a missing option', ['staff', 'teststadt', 'a@example.de']],
  ['no file for a backup', ['backup']],
  ['two files to restore', ['restore', 'a.tar', 'b.tar']],
])('[OP5] city with %s says how it is used', async (_case, args) => {
  const { code, said } = await run('city.ts', args, {});
  expect(said).toMatch(/^city add <pack> --slug <name>/);
  expect(said).not.toContain('    at ');
  expect(code).toBe(1);
});

const manifest = {
  format: 'werkstadt-city-pack',
  formatVersion: 1,
  version: '0123456789abcdef',
  name: 'Teststadt',
  municipalityKey: null,
  bbox: [9, 50, 9.1, 50.1],
  centre: [9.05, 50.05],
  dataDate: null,
  attribution: '© Teststadt',
  sources: [],
  boundary: { kind: 'extract', closedGaps: 0, closedGapMetres: 0, missingWays: 0 },
  files: [],
  counts: {},
  dropped: {},
};

test('[OP5] cities and staff are added beside a running server and without one', async () => {
  // Not below another private folder: the database's user has to reach it.
  const data = mkdtempSync(join(tmpdir(), 'werkstadt-start-data-'));
  const pack = mkdtempSync(join(folder, 'pack-'));
  const city = (...args: string[]) => run('city.ts', args, { DATA_DIR: data });
  const add = () => city('add', pack, '--slug', 'teststadt');
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres(data);
  try {
    expect(await add()).toMatchObject({
      code: 1,
      said: expect.stringContaining('is no city pack: it has no manifest.json.'),
    });
    writeFileSync(join(pack, 'manifest.json'), '{');
    expect(await add()).toMatchObject({
      code: 1,
      said: expect.stringContaining('cannot be read: build the pack anew.'),
    });
    writeFileSync(join(pack, 'manifest.json'), JSON.stringify({ ...manifest, bbox: 'wide' }));
    expect(await add()).toMatchObject({ code: 1, said: expect.stringContaining('(field bbox)') });
    writeFileSync(join(pack, 'manifest.json'), JSON.stringify(manifest));
    expect(await city('add', pack, '--slug', 'Große Stadt')).toMatchObject({
      code: 1,
      said: expect.stringContaining('small letters'),
    });
    expect(await add()).toEqual({ code: 0, said: 'Teststadt is a city now: http://localhost:3000/teststadt\n' });
  } finally {
    await server.stop();
  }
  expect(await add()).toMatchObject({ code: 0, said: expect.stringContaining('has its new pack') });
  const staff = (slug: string, email: string, role: string) => city('staff', slug, email, '--role', role);
  expect(await staff('teststadt', 'Planung@Example.de', 'planner')).toMatchObject({
    code: 0,
    said: expect.stringContaining('planung@example.de is planner of Teststadt'),
  });
  expect(await staff('nirgends', 'a@example.de', 'planner')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no city "nirgends"'),
  });
  expect(await staff('teststadt', 'keine', 'planner')).toMatchObject({
    code: 1,
    said: '"keine" is no e-mail address.\n',
  });
  expect(await staff('teststadt', 'a@example.de', 'king')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no role "king"'),
  });
}, 240_000);

test('[OP8] [OP9] what began on a laptop moves to the city’s own PostgreSQL by the two commands', async () => {
  const [data, later, elsewhere] = ['laptop', 'server', 'postgres'].map((name) =>
    mkdtempSync(join(tmpdir(), `werkstadt-move-${name}-`)),
  ) as [string, string, string];
  onTestFinished(() => {
    for (const made of [data, later, elsewhere]) rmSync(made, { recursive: true, force: true });
  });
  const pack = mkdtempSync(join(folder, 'pack-'));
  writeFileSync(join(pack, 'manifest.json'), JSON.stringify(manifest));
  const file = join(folder, 'move.tar');
  expect(await run('city.ts', ['add', pack, '--slug', 'teststadt'], { DATA_DIR: data })).toMatchObject({ code: 0 });
  expect(await run('city.ts', ['backup', file], { DATA_DIR: data })).toMatchObject({ code: 0 });
  const own = await startEmbeddedPostgres(elsewhere);
  try {
    // As an administrator prepares it: a database of the city's own, and a login that may become the role of requests.
    const administrator = postgres(own.superuserUrl('postgres'), { max: 1 });
    await administrator.unsafe("create role stadt login password 'geheim' in role werkstadt_app");
    await administrator.unsafe('create database stadt owner stadt');
    await administrator.end();
    const login = Object.assign(new URL(own.superuserUrl('stadt')), { username: 'stadt', password: 'geheim' }).href;
    const environment = { DATA_DIR: later, DATABASE_URL: login };
    expect(await run('city.ts', ['restore', file], environment)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Restored teststadt'),
    });
    const staff = ['staff', 'teststadt', 'planung@example.de', '--role', 'planner'];
    expect(await run('city.ts', staff, environment)).toMatchObject({ code: 0 });
    expect(await run('city.ts', ['restore', file], environment)).toMatchObject({ code: 1 });
  } finally {
    await own.stop();
  }
}, 240_000);
