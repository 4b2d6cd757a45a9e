import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type PackManifest, packManifestSchema } from '@werkstadt/shared/city/pack-manifest';
import { type CityDescription, putCity } from './db/cities.ts';
import type { Database } from './db/database.ts';
import { compressFolder } from './platform/compress-folder.ts';
import { OperatorError } from './platform/operator-error.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** First segments of addresses that are not a city. */
const TAKEN_SLUGS: readonly string[] = ['trpc', 'packs', 'snapshots', 'healthz', 'assets', 'fonts', 'icons'];

export function requireSlug(slug: string): string {
  if (!SLUG.test(slug) || slug.length > 60 || TAKEN_SLUGS.includes(slug)) {
    throw new OperatorError(
      `"${slug}" cannot be a city's address: use small letters, digits and hyphens, such as neubrandenburg.`,
    );
  }
  return slug;
}

function readManifest(packFolder: string): PackManifest {
  const path = join(packFolder, 'manifest.json');
  if (!existsSync(path)) throw new OperatorError(`${packFolder} is no city pack: it has no manifest.json.`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new OperatorError(`The manifest of ${packFolder} cannot be read: build the pack anew.`);
  }
  const parsed = packManifestSchema.safeParse(json);
  if (!parsed.success) {
    throw new OperatorError(
      `The manifest of ${packFolder} is not that of a city pack (field ${parsed.error.issues[0]?.path.join('.')}).`,
    );
  }
  return parsed.data;
}

/**
 * Makes a city of a pack, or gives a city its newer pack: copies the files to where they are served and writes the
 * city's description. Older versions stay for the phones that still load them.
 */
export async function installCity(
  database: Database,
  packsFolder: string,
  pack: { readonly folder: string; readonly slug: string },
): Promise<{ id: string; isNew: boolean; name: string }> {
  const slug = requireSlug(pack.slug);
  const folder = resolve(pack.folder);
  const manifest = readManifest(folder);
  const served = join(packsFolder, slug, manifest.version);
  if (!existsSync(served)) {
    const unfinished = `${served}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    for (const { name, bytes } of manifest.files) {
      const source = join(folder, name);
      if (!existsSync(source))
        throw new OperatorError(`The pack ${folder} lacks its file ${name} (${bytes} bytes): build it anew.`);
      cpSync(source, join(unfinished, name));
    }
    cpSync(join(folder, 'manifest.json'), join(unfinished, 'manifest.json'));
    await compressFolder(unfinished, /\.(json|geojson)$/);
    rmSync(served, { recursive: true, force: true });
    renameSync(unfinished, served);
  }
  const description: CityDescription = {
    slug,
    name: manifest.name,
    bbox: manifest.bbox,
    centre: manifest.centre,
    attribution: manifest.attribution,
    dataDate: manifest.dataDate,
    pack: { version: manifest.version, baseUrl: `/packs/${slug}/${manifest.version}/`, files: manifest.files },
  };
  return { ...(await putCity(database, description)), name: manifest.name };
}
