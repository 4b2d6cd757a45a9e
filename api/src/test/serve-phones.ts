/**
 * Two api processes' worth of the real router on a real PostgreSQL, for tests of another package that bring phones: a
 * program of its own, because nobody imports the api. Says where it listens; makes a city for each line `city <slug>` and
 * tells what is stored for each line `tell <city id>`, one line of JSON each. Ends with its input.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../db/database.ts';
import { startEmbeddedPostgres } from '../db/embedded/embedded-postgres.ts';
import { migrate } from '../db/migrate.ts';
import { recordErasure } from '../platform/erasure-journal.ts';
import { createLog } from '../platform/log.ts';
import { createKeyedHash } from '../platform/secrets.ts';
import { buildServer } from '../server.ts';
import { serveWebApp } from '../static-files.ts';
import { makeCity } from './test-city.ts';

const [publicUrl = '', now = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'werkstadt-phones-'));
const postgres = await startEmbeddedPostgres(folder);
await migrate(postgres.address);

async function startProcess() {
  const database = openDatabase(postgres.address.appUrl, { maxConnections: 8 });
  const server = await buildServer({
    services: {
      database,
      log: createLog(() => undefined),
      sendMail: async () => undefined,
      keyedHash: createKeyedHash('a secret of this test'),
      recordErasure: (entry) => recordErasure(folder, entry),
      now: () => new Date(now),
      publicUrl,
    },
    publicUrlIsFixed: true,
    packsFolder: join(folder, 'packs'),
    servePages: (http) => serveWebApp(http, join(folder, 'web')),
  });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  return { database, server, url };
}

const processes = [await startProcess(), await startProcess()];
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ urls: processes.map(({ url }) => url) });

const [{ database }] = processes as [(typeof processes)[number]];
for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument = ''] = line.split(' ');
  if (command === 'city') say({ id: await makeCity(database, argument) });
  else if (command === 'tell') {
    const [log, proposals] = await database.withCity(argument, (tx) =>
      Promise.all([
        tx`select mid, status, translate(encode(hash, 'base64'), '+/=', '-_') as hash from mutation_log
           where replica is not null`,
        tx`select id, body ->> 'title' as title, (body ->> 'supportCount')::int as "supportCount" from proposal order by id`,
      ]),
    );
    say({ log, proposals });
  }
}
for (const { server, database: pool } of processes) {
  await server.close();
  await pool.close();
}
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
