import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { PackFile } from '@werkstadt/shared/city/pack-manifest';
import { CityPackError } from './city-pack-error.ts';

export const MANIFEST_NAME = 'manifest.json';

export interface PackContent {
  name: string;
  role: string;
  bytes: Uint8Array;
}

/** The manifest's entry of a file. */
export function describeFile({ name, role, bytes }: PackContent): PackFile {
  return { name, role, bytes: bytes.length, sha256: sha256(bytes) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Throws `CityPackError` where a pack cannot or must not be written there; asked before the long work begins. */
export async function requirePackFolder(out: string): Promise<void> {
  const folder = resolve(out);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new CityPackError(`The folder ${out} cannot be used: ${reason(error)}.`, { cause: error });
  });
  if (names.length > 0 && !names.includes(MANIFEST_NAME)) {
    throw new CityPackError(`The folder ${out} holds other files. Choose a new folder or one with a city pack.`);
  }
}

/**
 * Writes a pack so that the folder holds either the old one or the new one, never half of it: into a folder beside it,
 * which then takes its place ([PK13]).
 */
export async function writePackFolder(out: string, files: readonly PackContent[]): Promise<void> {
  const folder = resolve(out);
  const parent = dirname(folder);
  let scratch: string | null = null;
  try {
    await mkdir(parent, { recursive: true });
    scratch = await mkdtemp(join(parent, `.${basename(folder)}-`));
    const made = join(scratch, 'new');
    await mkdir(made);
    for (const { name, bytes } of files) await writeFile(join(made, name), bytes);
    const exists = await stat(folder).then(
      () => true,
      () => false,
    );
    if (exists) await rename(folder, join(scratch, 'old'));
    await rename(made, folder);
  } catch (error) {
    throw new CityPackError(`The pack cannot be written to ${out}: ${reason(error)}.`, { cause: error });
  } finally {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true });
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'writing is not allowed there';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file of this name is in the way';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
