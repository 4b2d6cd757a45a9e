import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACK_ROLES, type PackManifest, packManifestSchema } from '@werkstadt/shared/city/pack-manifest';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { readPlanningFile } from '@werkstadt/shared/planning/pack/planning-file';
import { CityPackError } from './city-pack-error.ts';
import { MANIFEST_NAME, sha256 } from './pack-folder.ts';

/** A city's pack until now, as far as a newer one follows it. */
export interface PreviousPack {
  version: string;
  planning: PlanningData;
}

/** Reads it whole, before the long work begins; throws `CityPackError` where it is none, or not as it was built. */
export async function readPreviousPack(folder: string): Promise<PreviousPack> {
  const manifest = parseManifest(folder, await read(folder, MANIFEST_NAME));
  const file = manifest.files.find(({ role }) => role === PACK_ROLES.planning);
  if (!file) throw new CityPackError(`The pack ${folder} has no planning layers: build without --previous.`);
  const bytes = await read(folder, file.name);
  if (sha256(bytes) !== file.sha256) {
    throw new CityPackError(`${file.name} in ${folder} is not the file that its manifest names.`);
  }
  const planning = readPlanningFile(bytes);
  if (!planning.ok) throw new CityPackError(`${file.name} in ${folder} cannot be read: ${planning.problem}.`);
  return { version: manifest.version, planning: planning.data };
}

async function read(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(join(folder, name)).catch((cause) => {
    throw new CityPackError(`${folder} is no city pack: ${name} cannot be read.`, { cause });
  });
  return new Uint8Array(bytes);
}

function parseManifest(folder: string, bytes: Uint8Array): PackManifest {
  try {
    const parsed = packManifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below, as for a manifest of something else.
  }
  throw new CityPackError(`The manifest of ${folder} is not that of a city pack.`);
}
