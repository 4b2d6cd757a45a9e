import { join } from 'node:path';
import { connectionError } from './db/connection-error.ts';
import { type Database, openDatabase } from './db/database.ts';
import type { DatabaseAddress } from './db/database-address.ts';
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './db/embedded/embedded-postgres.ts';
import { migrate } from './db/migrate.ts';
import type { Config } from './platform/config.ts';
import { recordErasure } from './platform/erasure-journal.ts';
import type { Log } from './platform/log.ts';
import { createMail } from './platform/mail.ts';
import { createKeyedHash, readOrMakeSecret } from './platform/secrets.ts';
import type { Services } from './platform/services.ts';

/** Connections of one process; several processes share what the database allows. */
const MAX_CONNECTIONS = 20;

export interface Installation {
  readonly services: Services;
  readonly address: DatabaseAddress;
  /** Resolves when the embedded database ends by itself; never for the city's own. */
  readonly databaseEnded: Promise<string>;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly log: Log;
  /** For a command beside a running server: its database is used. */
  readonly joinRunning?: boolean;
}

/** Database (started if it is ours), schema, secrets and mail of a data folder. */
export async function openInstallation(
  config: Config,
  { log, joinRunning = false }: OpenOptions,
): Promise<Installation> {
  const running = joinRunning && !config.databaseUrl ? findRunningPostgres(config.dataFolder) : null;
  const embedded = config.databaseUrl || running ? null : await startEmbeddedPostgres(config.dataFolder);
  try {
    const address = addressOf(config, running, embedded);
    const database = await openMigrated(address);
    const mailboxFolder = join(config.dataFolder, 'mailbox');
    return {
      address,
      services: {
        database,
        log,
        sendMail: createMail({ smtpUrl: config.smtpUrl, mailboxFolder, publicUrl: config.publicUrl, log }),
        recordErasure: (entry) => recordErasure(config.dataFolder, entry),
        keyedHash: createKeyedHash(readOrMakeSecret(config.dataFolder, 'hash.key')),
        now: () => new Date(),
        publicUrl: config.publicUrl,
      },
      databaseEnded: embedded?.ended ?? new Promise(() => {}),
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function addressOf(
  config: Config,
  running: DatabaseAddress | null,
  embedded: EmbeddedPostgres | null,
): DatabaseAddress {
  const address = running ?? embedded?.address;
  if (address) return address;
  if (!config.databaseUrl) throw new Error('there is no database to open');
  // One login for both: each transaction becomes the role of requests ([SEC2]).
  return { ownerUrl: config.databaseUrl, appUrl: config.databaseUrl };
}

async function openMigrated(address: DatabaseAddress): Promise<Database> {
  try {
    await migrate(address);
    return openDatabase(address.appUrl, { maxConnections: MAX_CONNECTIONS });
  } catch (error) {
    throw connectionError(error) ?? error;
  }
}
