import { unzipSync, zipSync } from 'fflate';
import type { PackageFiles } from './package-files.ts';

/** Caps of a package as it is handed in ([L60]). */
export const MAX_PACKAGE_BYTES = 2_000_000;
export const MAX_PACKAGE_FILES = 500;

export type ZipProblem = 'too-large' | 'too-many-files' | 'path-escape' | 'repeated-path' | 'no-zip';

/** A path that stays inside: no drive, no leading slash, no backslash, no empty or dotted part. */
const isInside = (path: string): boolean =>
  path.length <= 200 && /^[\w.-]+(\/[\w.-]+)*$/.test(path) && path.split('/').every((part) => !/^\.+$/.test(part));

class Refused extends Error {
  readonly problem: ZipProblem;
  readonly file: string;

  constructor(problem: ZipProblem, file: string) {
    super(`${problem} ${file}`);
    this.problem = problem;
    this.file = file;
  }
}

/**
 * Files of a zip, or why it is refused and on which file. Sizes are looked at before anything is unpacked; an entry that
 * unpacks to more than it says does not exist for the reader, which allots what was said.
 */
export function readPackageZip(
  zip: Uint8Array,
): { readonly files: PackageFiles } | { readonly problem: ZipProblem; readonly file: string } {
  if (zip.length > MAX_PACKAGE_BYTES) return { problem: 'too-large', file: '' };
  const seen = new Set<string>();
  let bytes = 0;
  try {
    const unpacked = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/')) return false;
        if (!isInside(name)) throw new Refused('path-escape', name);
        if (seen.has(name)) throw new Refused('repeated-path', name);
        seen.add(name);
        bytes += originalSize;
        if (seen.size > MAX_PACKAGE_FILES) throw new Refused('too-many-files', name);
        if (bytes > MAX_PACKAGE_BYTES) throw new Refused('too-large', name);
        return true;
      },
    });
    const files = Object.entries(unpacked);
    if (files.reduce((sum, [, content]) => sum + content.length, 0) > MAX_PACKAGE_BYTES) {
      return { problem: 'too-large', file: '' };
    }
    return { files: sorted(files) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem, file: error.file };
    return { problem: 'no-zip', file: '' };
  }
}

/** A zip of a package; the same files give the same bytes, whenever and wherever it is made. */
export function writePackageZip(files: PackageFiles): Uint8Array {
  return zipSync(Object.fromEntries(sorted([...files])), { level: 9, mtime: '1980-01-02T00:00:00' });
}

const sorted = (files: readonly (readonly [string, Uint8Array])[]): PackageFiles =>
  new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
