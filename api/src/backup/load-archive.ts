import { type RestoringSchema, withRestoringSchema } from '../db/backup/restoring-schema.ts';
import type { DatabaseAddress } from '../db/database-address.ts';
import { migrationNames } from '../db/migrate.ts';
import { OperatorError } from '../platform/operator-error.ts';
import type { BackupHead } from './format.ts';
import { readArchive } from './read-archive.ts';

/** The backup as it now lies in a schema of its own, complete and confirmed by its end. */
export interface LoadedBackup {
  readonly head: BackupHead;
  readonly rows: number;
  readonly schema: RestoringSchema;
}

type KeepFile = (path: string, content: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Loads an archive into a schema beside the served one and runs `work` on it: a test restore and a real one are the same
 * up to here. `keepFile`: what becomes of each file of the archive.
 */
export async function withLoadedBackup<T>(
  path: string,
  address: DatabaseAddress,
  keepFile: KeepFile,
  work: (loaded: LoadedBackup) => Promise<T>,
): Promise<T> {
  const head = await readHead(path);
  requireKnownMigrations(head);
  return withRestoringSchema(address, head.migrations.length, async (schema) => {
    const { rows } = await readArchive(path, { head: async () => undefined, rows: schema.write, file: keepFile });
    await schema.complete();
    return work({ head, rows, schema });
  });
}

/** Thrown to stop reading once the head is known. */
class HeadRead extends Error {}

async function readHead(path: string): Promise<BackupHead> {
  let head: BackupHead | null = null;
  const stop = async () => {
    throw new HeadRead();
  };
  try {
    await readArchive(path, {
      head: async (found) => {
        head = found;
      },
      rows: stop,
      file: stop,
    });
  } catch (error) {
    if (!(error instanceof HeadRead)) throw error;
  }
  if (head === null) throw new Error('an archive was read without its head');
  return head;
}

function requireKnownMigrations({ migrations }: BackupHead): void {
  const own = migrationNames();
  const known = migrations.every((name, index) => own[index] === name);
  if (!known) {
    throw new OperatorError(
      'This backup was made by a newer Werkstadt: its database has changes that this version does not know. Restore it with that version.',
    );
  }
}
