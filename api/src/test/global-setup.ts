import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../db/embedded/embedded-postgres.ts';
import { migrate } from '../db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the run's PostgreSQL: `{database}` stands for the name of a database. */
    readonly postgres: { readonly superuserUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

/** One real PostgreSQL for the whole run, with a migrated database that test files copy. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'werkstadt-test-'));
  const server = await startEmbeddedPostgres(dataFolder);
  await migrate(server.address);
  const { ownerUrl, appUrl } = server.addressOf('{database}');
  project.provide('postgres', { superuserUrl: server.superuserUrl('{database}'), ownerUrl, appUrl });
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
