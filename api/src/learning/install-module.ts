import { createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CityModule } from '@werkstadt/shared/city/city-info';
import { checkModule } from '@werkstadt/shared/literacy/package/check-module';
import { type PackageFiles, readJson } from '@werkstadt/shared/literacy/package/package-files';
import { SEAL_FILE, sealSchema } from '@werkstadt/shared/literacy/package/seal';
import * as z from 'zod/mini';
import { findCityBySlug, putCityModule } from '../db/cities.ts';
import type { Database } from '../db/database.ts';
import { compressFolder } from '../platform/compress-folder.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { readSealedPackage } from './sealed-package.ts';

/** A public key as `openssl pkey -pubout` writes it, in base64url. */
function readPublicKey(file: string): string {
  try {
    const key = createPublicKey(readFileSync(file));
    if (key.asymmetricKeyType === 'ed25519') return key.export({ format: 'jwk' }).x ?? '';
  } catch {
    // Said below, as for a key of another kind.
  }
  throw new OperatorError(`${file} is no Ed25519 key in PEM form.`);
}

const jsonOf = (files: PackageFiles, path: string): unknown => {
  const read = readJson(files.get(path) ?? new Uint8Array());
  return 'content' in read ? read.content : null;
};

async function requireCity(database: Database, slug: string) {
  const city = await findCityBySlug(database, slug);
  if (!city) throw new OperatorError(`There is no city "${slug}": add it first with city add.`);
  return city;
}

/** The folder carries the content's hash: what lies in it is right for ever, and older ones stay for phones that load them. */
async function writeFiles(folder: string, files: PackageFiles): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.${process.pid}`;
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(unfinished, path)), { recursive: true });
    writeFileSync(join(unfinished, path), bytes);
  }
  await compressFolder(unfinished, /\.(json|svg)$/);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/**
 * Gives a city a learning module out of a sealed package: beside those that come with the app, or in the place of the
 * one with its id ([L65]). Throws `OperatorError` with the file and the reason where the package is refused; the older
 * one stays then. `keyFile`: PEM of the key that must have signed it.
 */
export async function installModule(
  database: Database,
  packsFolder: string,
  { zip, slug, keyFile }: { readonly zip: string; readonly slug: string; readonly keyFile: string | undefined },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const city = await requireCity(database, slug);
  const trusted = keyFile === undefined ? [] : [readPublicKey(keyFile)];
  const files = await readSealedPackage(zip, trusted);
  const { module, issues } = checkModule(new Map([...files].filter(([path]) => path !== SEAL_FILE)));
  const [first] = issues;
  if (!module || first)
    throw new OperatorError(
      `${zip} is refused: ${first ? `${first.file} ${first.field}: ${first.message} (${first.rule})` : 'it is no module'}`,
    );
  const seal = sealSchema.parse(jsonOf(files, SEAL_FILE));
  const { id } = module.description;
  const address = join('modules', id, seal.contentHash);
  await writeFiles(join(packsFolder, slug, address), files);
  const entry: CityModule = {
    id,
    description: z.json().parse(jsonOf(files, 'module.json')),
    publicKey: seal.publicKey,
    baseUrl: `/packs/${slug}/${address}/`,
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length })),
  };
  return { id, isNew: !(await putCityModule(database, city, id, entry)) };
}

/** Takes a city's module away; where it stood for one of the app's, that one is back. */
export async function removeModule(database: Database, slug: string, id: string): Promise<void> {
  const city = await requireCity(database, slug);
  if (!(await putCityModule(database, city, id, null)))
    throw new OperatorError(`${city.name} has no learning module "${id}" of its own.`);
}
