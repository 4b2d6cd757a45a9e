import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { OperatorError } from '../../platform/operator-error.ts';
import { readOrMakeSecret } from '../../platform/secrets.ts';
import { APP_ROLE } from '../app-role.ts';
import type { DatabaseAddress } from '../database-address.ts';
import { findBinaries } from './binaries.ts';
import { type Postmaster, readPostmaster, stopPostmaster } from './postmaster-file.ts';
import { canReach, makeReachableFolder, reachableCopy, type UserId, unprivilegedUser } from './unprivileged.ts';

const SUPERUSER = 'postgres';
const OWNER = 'werkstadt_owner';
/** Held for as long as a `start` uses the server: who gets it knows that no other does. */
const IN_USE_LOCK = 4_711_001;
const LOCK_AGAIN_MS = 100;
const START_ATTEMPTS = 3;

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress;
  /** A further database on the same server, for tests and tools: addresses with its name. */
  readonly addressOf: (database: string) => DatabaseAddress;
  readonly superuserUrl: (database: string) => string;
  readonly pid: number;
  /** Resolves when the server ends without having been told to. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

const databaseFolderIn = (dataFolder: string) => join(dataFolder, 'postgres');

/** Starts the PostgreSQL of the data folder, making it at the first time. One `start` per data folder. */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const folder = databaseFolderIn(dataFolder);
  const running = readPostmaster(folder);
  if (running) await endForgottenServer(dataFolder, running);
  const user = existsSync(folder) ? ownerOf(folder) : unprivilegedUser();
  const programs = reachableBinaries(user);
  if (!existsSync(folder)) await initialise(dataFolder, folder, programs, user);
  const server = await spawnServer(dataFolder, realpathSync(folder), programs, user);
  await prepareRoles(dataFolder, server.port);
  const letLockGo = await holdInUseLock(loginUrl(dataFolder, server.port, SUPERUSER, 'postgres'));
  const addressOf = (database: string) => ({
    ownerUrl: loginUrl(dataFolder, server.port, OWNER, database),
    appUrl: loginUrl(dataFolder, server.port, APP_ROLE, database),
  });
  return {
    address: addressOf('werkstadt'),
    addressOf,
    superuserUrl: (database) => loginUrl(dataFolder, server.port, SUPERUSER, database),
    pid: server.pid,
    ended: server.ended,
    stop: async () => {
      await letLockGo();
      await server.stop();
    },
  };
}

/**
 * Taken before this resolves, and again whenever the connection was lost: PostgreSQL restarts itself when a part of it
 * has crashed, and another `start` would then take it for a forgotten one. Answers how to let the lock go.
 */
async function holdInUseLock(url: string): Promise<() => Promise<void>> {
  let letGo = false;
  let held = false;
  let taking = false;
  const take = async () => {
    if (taking) return;
    taking = true;
    while (!held && !letGo) {
      try {
        await sql`select pg_advisory_lock(${IN_USE_LOCK})`;
        held = true;
      } catch {
        await new Promise((wake) => setTimeout(wake, LOCK_AGAIN_MS));
      }
    }
    taking = false;
  };
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    onclose: () => {
      held = false;
      void take();
    },
  });
  await take();
  return async () => {
    letGo = true;
    await sql.end({ timeout: 1 });
  };
}

/** The database of a `start` that runs right now on this folder; null when none does. */
export function findRunningPostgres(dataFolder: string): DatabaseAddress | null {
  const running = readPostmaster(databaseFolderIn(dataFolder));
  if (!running) return null;
  return {
    ownerUrl: loginUrl(dataFolder, running.port, OWNER, 'werkstadt'),
    appUrl: loginUrl(dataFolder, running.port, APP_ROLE, 'werkstadt'),
  };
}

function loginUrl(dataFolder: string, port: number, role: string, database: string): string {
  return `postgres://${role}:${readOrMakeSecret(dataFolder, `${role}.password`)}@127.0.0.1:${port}/${database}`;
}

/**
 * A `start` that was killed leaves its PostgreSQL behind. It is told from one in use by the lock, not by process ids,
 * which the system gives out again.
 */
async function endForgottenServer(dataFolder: string, running: Postmaster): Promise<void> {
  const sql = postgres(loginUrl(dataFolder, running.port, SUPERUSER, 'postgres'), { max: 1, connect_timeout: 5 });
  try {
    const [row] = await sql<{ free: boolean }[]>`select pg_try_advisory_lock(${IN_USE_LOCK}) as free`;
    if (!row?.free) {
      throw new OperatorError(
        `The data folder ${dataFolder} is in use by another running Werkstadt: stop it first, or set DATA_DIR.`,
      );
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
  await stopPostmaster(running.pid);
}

function ownerOf(folder: string): UserId | null {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

function reachableBinaries(user: UserId | null): string {
  const { folder } = findBinaries();
  const version = basename(dirname(dirname(dirname(dirname(folder)))));
  return join(reachableCopy(folder, version, user), 'bin');
}

/** Everything happens in a folder of another name, so that a first start that was cut off leaves nothing half made. */
async function initialise(dataFolder: string, folder: string, programs: string, user: UserId | null): Promise<void> {
  // The data folder may be walked through; its secrets and mails lie in folders of their own, closed to others.
  if (user) chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
  const elsewhere = user && !canReach(dataFolder, user) ? makeReachableFolder() : null;
  const unfinished = elsewhere ?? `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  writeFileSync(passwordFile, readOrMakeSecret(dataFolder, `${SUPERUSER}.password`), { mode: 0o600 });
  if (user) {
    chownSync(unfinished, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await promisify(execFile)(
      join(programs, 'initdb'),
      [
        `--pgdata=${unfinished}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...user, cwd: '/', env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' } },
    );
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? lastLine(String(error.stderr)) : '';
    throw new OperatorError(`The database could not be made in ${folder}: ${said || 'initdb failed'}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  if (elsewhere) symlinkSync(elsewhere, folder);
  else renameSync(unfinished, folder);
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

interface SpawnedServer {
  readonly pid: number;
  readonly port: number;
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

async function spawnServer(
  dataFolder: string,
  folder: string,
  programs: string,
  user: UserId | null,
): Promise<SpawnedServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = spawn(
      join(programs, 'postgres'),
      [
        ...['-D', folder, '-p', String(port)],
        ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
        ...['-c', 'max_connections=200', '-c', 'log_min_error_statement=panic', '-c', 'log_min_messages=log'],
      ],
      // A group of its own: Ctrl-C reaches us alone, and we end PostgreSQL after the last request.
      {
        ...user,
        cwd: '/',
        detached: true,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' },
      },
    );
    const { ready, ended } = watch(child);
    const failure = await ready;
    if (failure === null && child.pid !== undefined) {
      return { pid: child.pid, port, ended, stop: () => stopChild(child, ended) };
    }
    const taken = failure?.includes('could not create any TCP/IP sockets') ?? false;
    if (!taken || attempt === START_ATTEMPTS)
      throw new OperatorError(`PostgreSQL did not start on ${dataFolder}: ${failure}`);
  }
}

/** `ready`: null once connections are accepted, else PostgreSQL's own last words. */
function watch(child: ChildProcess): { ready: Promise<string | null>; ended: Promise<string> } {
  let said = '';
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', () => done(/FATAL: {2}(.*)/.exec(said)?.[1] ?? lastLine(said)));
  });
  const accepting = new Promise<null>((done) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
      if (said.includes('ready to accept connections')) done(null);
    });
  });
  return { ready: Promise.race([accepting, ended]), ended };
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

/** An owner for the tables and a role for requests, each with a password of its own; made once. */
async function prepareRoles(dataFolder: string, port: number): Promise<void> {
  const sql = postgres(loginUrl(dataFolder, port, SUPERUSER, 'postgres'), { max: 1, onnotice: () => undefined });
  try {
    for (const role of [OWNER, APP_ROLE]) {
      const password = readOrMakeSecret(dataFolder, `${role}.password`);
      const known = await sql`select from pg_roles where rolname = ${role}`;
      const verb = known.length > 0 ? 'alter' : 'create';
      await sql.unsafe(`${verb} role ${role} login nosuperuser nobypassrls nocreaterole password '${password}'`);
    }
    const [database] = await sql`select from pg_database where datname = 'werkstadt'`;
    if (!database) await sql.unsafe(`create database werkstadt owner ${OWNER}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
