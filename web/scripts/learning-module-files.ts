/** What the build does with the content of learning modules (`shared/src/literacy/modules`). */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = resolve(import.meta.dirname, '../../shared/src/literacy/modules');

/** Bytes of each file as it travels, by `<module>/<path>`: said before anything is fetched. */
export function moduleFileBytes(): Record<string, number> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => !name.endsWith('.ts') && statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, gzipSync(readFileSync(join(folder, name))).length]));
}

/** Content keeps its folder's name, so that the service worker leaves it to the person's own wish. */
export function assetFileName({ originalFileNames }: { readonly originalFileNames: readonly string[] }): string {
  const path = /literacy\/modules\/(.+)\/[^/]+$/.exec(originalFileNames[0] ?? '')?.[1];
  return path ? `assets/modules/${path}/[name]-[hash][extname]` : 'assets/[name]-[hash][extname]';
}
