import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findPersons } from '../db/backup/find-persons.ts';
import { requireEmptyDatabase } from '../db/backup/served-database.ts';
import { type Database, openDatabase } from '../db/database.ts';
import type { DatabaseAddress } from '../db/database-address.ts';
import { erasePerson } from '../db/erase-person.ts';
import { type ErasureEntry, readErasures } from '../platform/erasure-journal.ts';
import { createKeyedHash, type KeyedHash, readOrMakeSecret } from '../platform/secrets.ts';
import { KEPT_SECRET } from './format.ts';
import { withLoadedBackup } from './load-archive.ts';

export interface RestoredBackup {
  readonly madeAt: string;
  readonly cities: readonly string[];
  readonly rows: number;
  /** People who were erased after the backup had been made, erased again. */
  readonly erasures: number;
}

/**
 * Puts a backup in the place of an empty installation: rows, files, a new epoch ([S27]), and every erasure that came
 * after it ([TR11]). Either all of it is there afterwards or nothing.
 */
export async function restoreBackup(
  path: string,
  address: DatabaseAddress,
  dataFolder: string,
): Promise<RestoredBackup> {
  await requireEmptyDatabase(address.ownerUrl);
  const erasures = readErasures(dataFolder);
  const arrived = join(dataFolder, `.restoring-${process.pid}`);
  rmSync(arrived, { recursive: true, force: true });
  try {
    return await withLoadedBackup(path, address, keepBelow(arrived), async ({ head, rows, schema }) => {
      const ids = head.cities.map(({ id }) => id);
      moveFiles(
        arrived,
        dataFolder,
        head.cities.map(({ slug }) => slug),
      );
      const keyedHash = createKeyedHash(readOrMakeSecret(dataFolder, KEPT_SECRET));
      const loaded = openDatabase(address.appUrl, { maxConnections: 1, schema: schema.name });
      const again = await repeatErasures(loaded, ids, erasures, keyedHash).finally(() => loaded.close());
      await schema.beginNewEpoch(ids);
      await requireEmptyDatabase(address.ownerUrl);
      await schema.serve();
      return { madeAt: head.madeAt, rows, erasures: again, cities: head.cities.map(({ slug }) => slug) };
    });
  } finally {
    rmSync(arrived, { recursive: true, force: true });
  }
}

const keepBelow =
  (folder: string) =>
  async (path: string, content: AsyncIterable<Buffer>): Promise<void> => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(content, createWriteStream(target, { mode: path.startsWith('secrets/') ? 0o600 : 0o644 }));
  };

/** City by city, and the key last: what is in the way belongs to no city and goes. */
function moveFiles(from: string, dataFolder: string, slugs: readonly string[]): void {
  for (const inside of [...slugs.map((slug) => join('packs', slug)), join('secrets', KEPT_SECRET)]) {
    const target = join(dataFolder, inside);
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(join(from, inside), target);
    } catch (error) {
      // A city without a pack has no folder.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

async function repeatErasures(
  database: Database,
  cityIds: readonly string[],
  erasures: readonly ErasureEntry[],
  keyedHash: KeyedHash,
): Promise<number> {
  let repeated = 0;
  for (const cityId of cityIds) {
    const entries = erasures.filter((entry) => entry.cityId === cityId);
    if (entries.length === 0) continue;
    const hashOf = (participantId: string) => keyedHash('erased', cityId, participantId);
    for (const { at, participants, contributions } of entries) {
      await database.withCity(cityId, async (tx) => {
        for (const personId of await findPersons(tx, participants, hashOf)) {
          const choices = new Map(contributions.map(({ id, keep }) => [id, keep]));
          await erasePerson(tx, cityId, { personId, choices, hashOf, now: new Date(at) });
          repeated += 1;
        }
      });
    }
  }
  return repeated;
}
