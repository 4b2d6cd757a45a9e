import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { OperatorError } from '../platform/operator-error.ts';

/** Files beside a package that do not belong to it: code that loads it, notes, what an editor leaves. */
const isNotContent = (name: string): boolean => name.startsWith('.') || name.endsWith('.ts') || name.endsWith('.md');

/** Every file of a module's folder by its path inside, with `/`, sorted. */
export function readModuleFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  let entries: { path: string; isFile: boolean }[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
      path: join(entry.parentPath, entry.name),
      isFile: entry.isFile(),
    }));
  } catch {
    throw new OperatorError(`${folder} is no folder that can be read.`);
  }
  const files = entries
    .filter(({ path, isFile }) => isFile && !relative(folder, path).split(sep).some(isNotContent))
    .map(({ path }): [string, Uint8Array] => [relative(folder, path).split(sep).join('/'), readFileSync(path)]);
  if (files.length === 0) throw new OperatorError(`${folder} holds no files.`);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
