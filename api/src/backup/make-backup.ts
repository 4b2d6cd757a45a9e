import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { appendAudit } from '../db/audit-log.ts';
import { withSnapshot } from '../db/backup/read-rows.ts';
import { raiseCovered } from '../db/backup/served-database.ts';
import type { Database } from '../db/database.ts';
import type { DatabaseAddress } from '../db/database-address.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { FILES_FOLDER, KEPT_FOLDERS, KEPT_SECRET } from './format.ts';
import { withLoadedBackup } from './load-archive.ts';
import { filesOf, writeArchive } from './write-archive.ts';

export interface BackupPlace {
  readonly database: Database;
  readonly address: DatabaseAddress;
  readonly dataFolder: string;
}

export interface MadeBackup {
  readonly path: string;
  readonly cities: readonly string[];
  readonly rows: number;
}

/**
 * Writes everything of an installation into one file, beside a running server or without one, and counts it as a backup
 * only after a test restore of that very file ([S27]): what the copy holds is covered from then on.
 */
export async function makeBackup(
  file: string,
  { database, address, dataFolder }: BackupPlace,
  now: Date,
): Promise<MadeBackup> {
  const path = resolve(file);
  if (existsSync(path)) throw new OperatorError(`${path} is there already: give each backup a name of its own.`);
  if (!existsSync(dirname(path))) throw new OperatorError(`There is no folder ${dirname(path)}.`);
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const { head, rows } = await withSnapshot(address.ownerUrl, async (snapshot) => {
      if (snapshot.cities.length === 0) throw new OperatorError('There is no city here to make a backup of.');
      const files = await filesOf(dataFolder, KEPT_FOLDERS);
      files.set(`${FILES_FOLDER}secrets/${KEPT_SECRET}`, join(dataFolder, 'secrets', KEPT_SECRET));
      return writeArchive(unfinished, snapshot, files, now);
    });
    const ids = head.cities.map(({ id }) => id);
    const numbers = await withLoadedBackup(unfinished, address, readThrough, ({ schema }) => schema.lastNumbers(ids));
    renameSync(unfinished, path);
    await raiseCovered(database, numbers);
    for (const id of ids) {
      await database.withCity(id, (tx) => appendAudit(tx, id, { kind: 'backup-made', at: now, accountId: null }));
    }
    return { path, rows, cities: head.cities.map(({ slug }) => slug) };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A test restore keeps no files, but reads each to its end, so that its hash is compared. */
async function readThrough(_path: string, content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of content);
}
