import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Database } from '../db/database.ts';
import { createLog } from '../platform/log.ts';
import type { Mail } from '../platform/mail.ts';
import { createKeyedHash } from '../platform/secrets.ts';
import { buildServer } from '../server.ts';
import { serveWebApp } from '../static-files.ts';

export interface TestServer {
  readonly url: string;
  /** Mails that were sent, newest last. */
  readonly mails: readonly Mail[];
  readonly logLines: readonly string[];
  readonly packsFolder: string;
  readonly webFolder: string;
  /** Moves the server's clock. */
  readonly setNow: (now: Date) => void;
}

/** One api process as `start` makes it, on a free port, with a clock and a mailbox that tests can look into. */
export async function startTestServer(database: Database): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-server-'));
  const mails: Mail[] = [];
  const logLines: string[] = [];
  let now = new Date('2027-02-01T12:00:00.000Z');
  const packsFolder = join(folder, 'packs');
  const webFolder = join(folder, 'web');
  const server = await buildServer({
    services: {
      database,
      log: createLog((line) => logLines.push(line)),
      sendMail: async (mail) => void mails.push(mail),
      keyedHash: createKeyedHash('a secret of this test'),
      now: () => now,
      publicUrl: 'http://localhost',
    },
    publicUrlIsFixed: false,
    packsFolder,
    servePages: (http) => serveWebApp(http, webFolder),
  });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url,
    mails,
    logLines,
    packsFolder,
    webFolder,
    setNow: (next) => {
      now = next;
    },
  };
}
