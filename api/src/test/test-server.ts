import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Database } from '../db/database.ts';
import { recordErasure } from '../platform/erasure-journal.ts';
import { createLog } from '../platform/log.ts';
import type { Mail } from '../platform/mail.ts';
import { createKeyedHash } from '../platform/secrets.ts';
import { buildServer } from '../server.ts';
import { serveWebApp } from '../static-files.ts';

/** Of keyed hashes. */
export const TEST_SECRET = 'a secret of this test';

export interface TestServer {
  readonly url: string;
  /** Data folder of this server. */
  readonly folder: string;
  /** Mails that were sent, newest last. */
  readonly mails: readonly Mail[];
  readonly logLines: readonly string[];
  /** Moves the server's clock. */
  readonly setNow: (now: Date) => void;
}

/**
 * One api process as `start` makes it, on a free port, with a clock and a mailbox that tests can look into. `files`: what
 * lies in `web/` (the built app) and `packs/`.
 */
export async function startTestServer(
  database: Database,
  files: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'werkstadt-server-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const mails: Mail[] = [];
  const logLines: string[] = [];
  let now = new Date('2027-02-01T12:00:00.000Z');
  mkdirSync(join(folder, 'web'), { recursive: true });
  const server = await buildServer({
    services: {
      database,
      log: createLog((line) => logLines.push(line)),
      sendMail: async (mail) => void mails.push(mail),
      keyedHash: createKeyedHash(TEST_SECRET),
      recordErasure: (entry) => recordErasure(folder, entry),
      now: () => now,
      publicUrl: 'http://localhost',
    },
    publicUrlIsFixed: false,
    packsFolder: join(folder, 'packs'),
    servePages: (http) => serveWebApp(http, join(folder, 'web')),
  });
  const url = await server.http.listen({ port: 0, host: '127.0.0.1' });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url,
    folder,
    mails,
    logLines,
    setNow: (next) => {
      now = next;
    },
  };
}
