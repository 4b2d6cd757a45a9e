/** Starts the product's own server as a person would (`start`), on a data folder of its own, and can kill it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
/** As `start` has it, with its variables and flags; in the place of the shell, so that the process is the server's own. */
const startCommand = `exec env ${packageJson.scripts.start}`;

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataFolder: string;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves with its exit code when it ends, for whatever reason. */
  readonly ended: Promise<number | null>;
  /** Ctrl-C, and waits until it is gone. */
  stop(): Promise<void>;
  /** `kill -9`: no goodbye to anybody. */
  kill(): Promise<void>;
}

export function freePort(): Promise<number> {
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

export interface ServerOptions {
  readonly port?: number;
  readonly dataFolder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'werkstadt-e2e-'));
  const url = `http://localhost:${port}`;
  let output = '';
  const child = spawn('/bin/sh', ['-c', startCommand], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      PORT: String(port),
      DATA_DIR: dataFolder,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await untilHealthy(url, child, () => output);
  return {
    url,
    port,
    pid: child.pid ?? 0,
    dataFolder,
    output: () => output,
    ended,
    stop: () => end(child, 'SIGINT'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** Removes a data folder that `startServer` made. */
export function removeDataFolder(server: RunningServer): void {
  rmSync(server.dataFolder, { recursive: true, force: true });
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server stopped before it was healthy:\n${output()}`);
    const healthy = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    // Another server on this port would be healthy too.
    if (healthy && child.exitCode === null) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`the server was not healthy within three minutes:\n${output()}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}
