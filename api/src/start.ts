/** `start` and `dev`: database, schema, demo town, web app, server; prints where everybody goes. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { listCities } from './db/cities.ts';
import { tidyHourly } from './features/retention.ts';
import { issueSetUpCode } from './features/staff/set-up.ts';
import { type Installation, openInstallation } from './open-installation.ts';
import { type Config, packsFolderIn, parseConfig, prepareDataFolder } from './platform/config.ts';
import { logToStandardError } from './platform/log.ts';
import { OperatorError } from './platform/operator-error.ts';
import { runCommand } from './run-command.ts';
import { buildServer } from './server.ts';
import { serveWebApp } from './static-files.ts';
import { buildWebApp, compileMessages, webDistFolder } from './web-build.ts';
import { serveDevelopmentApp } from './web-dev.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** All interfaces, over IPv6 too where the machine has it. */
const HOSTS = ['::', '0.0.0.0'] as const;

const portInUse = (port: number) =>
  new OperatorError(`Port ${port} is in use by another program: stop it, or set PORT to another number.`);

function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** Asked before the database starts, so that a second start does no work in vain. */
function requireFreePort(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => fail(listenError(error, port)));
    probe.listen(port, () => probe.close(() => done()));
  });
}

function listenError(error: unknown, port: number): unknown {
  if (errorCode(error) === 'EADDRINUSE') return portInUse(port);
  if (errorCode(error) === 'EACCES')
    return new OperatorError(`Port ${port} may not be used by this user: set PORT to 1024 or higher.`);
  return error;
}

async function listen(http: FastifyInstance, port: number): Promise<void> {
  for (const host of HOSTS) {
    try {
      await http.listen({ port, host });
      return;
    } catch (error) {
      if (errorCode(error) !== 'EAFNOSUPPORT' && errorCode(error) !== 'EADDRNOTAVAIL') throw listenError(error, port);
    }
  }
  throw new OperatorError(`Port ${port} cannot be listened on: this machine has no network interface for it.`);
}

async function preparePages(development: boolean): Promise<(server: FastifyInstance) => Promise<void>> {
  if (development) {
    // A catalogue in the middle of being written must not keep a developer from the app.
    await compileMessages().catch((error: unknown) => say(String(error)));
    return serveDevelopmentApp;
  }
  await buildWebApp(() => say('Building the web app …'));
  return (server) => serveWebApp(server, webDistFolder);
}

/**
 * An installation without any city begins with the demo town, so that there is something to see. It is made by a process
 * of its own (`city demo`): the memory that takes does not stay with the server.
 */
async function seedWhenEmpty({ services }: Installation): Promise<void> {
  if ((await listCities(services.database)).length > 0) return;
  say('Making the demo town …');
  const code = await new Promise<number | null>((done, fail) => {
    const command = [join(import.meta.dirname, 'city.ts'), 'demo'];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', fail);
    child.once('close', done);
  });
  // Null: ended by the same Ctrl-C that ends the server.
  if (code !== null && code !== 0) throw new OperatorError('The demo town could not be made.');
}

async function announce(config: Config, { services }: Installation): Promise<void> {
  say(`\nWerkstadt runs. Citizens: ${config.publicUrl}`);
  for (const { id, slug, name } of await listCities(services.database)) {
    say(`  ${name}: ${config.publicUrl}/${slug}   Planners: ${config.publicUrl}/${slug}/review`);
    const code = await issueSetUpCode(services.database, services.keyedHash, id);
    if (code) say(`  First admin of ${name}: ${config.publicUrl}/${slug}/sign-in with the set-up code ${code}`);
  }
  if (!config.smtpUrl) say(`Sign-in mails: ${join(config.dataFolder, 'mailbox')}`);
  say('Stop with Ctrl-C.');
}

/** Resolves when the operator asks for the end, or with the reason why the work cannot go on. */
function untilStopped(installation: Installation): Promise<string | null> {
  return new Promise((done) => {
    // Pressed twice, or passed on by pnpm as well: one end is enough.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done(null));
    void installation.databaseEnded.then((reason) => done(reason));
  });
}

await runCommand(async () => {
  const development = process.argv.includes('--dev');
  const config = parseConfig(process.env);
  prepareDataFolder(config.dataFolder);
  await requireFreePort(config.port);
  const installation = await openInstallation(config, { log: logToStandardError });
  const stopped = untilStopped(installation);
  const packsFolder = packsFolderIn(config);
  try {
    await seedWhenEmpty(installation);
    const server = await buildServer({
      services: installation.services,
      publicUrlIsFixed: config.publicUrlIsFixed,
      packsFolder,
      servePages: await preparePages(development),
    });
    try {
      await listen(server.http, config.port);
      await announce(config, installation);
      const stopTidying = tidyHourly(installation.services);
      const reason = await stopped;
      stopTidying();
      if (reason !== null) throw new OperatorError(`The database has ended: ${reason || 'it gave no reason'}.`);
    } finally {
      await server.close();
    }
  } finally {
    await installation.close();
  }
});
