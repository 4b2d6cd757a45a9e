import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACK_ROLES, type PackManifest } from '@werkstadt/shared/city/pack-manifest';
import { readDistrictsFile } from '@werkstadt/shared/districts/data/districts-file';
import type { DemoDistricts } from './repaint-blocks.ts';

/** Blocks and schools of a pack that was just made. */
export function demoDistricts(folder: string, { version, files }: PackManifest): DemoDistricts {
  const file = files.find(({ role }) => role === PACK_ROLES.districts);
  const read = file && readDistrictsFile(new Uint8Array(readFileSync(join(folder, file.name))));
  if (!file || !read?.ok) throw new Error('the pack of the demo town has no blocks');
  return { data: read.data, packVersion: version, hash: file.sha256 };
}
