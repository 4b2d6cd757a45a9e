/** Scripts of the build as they lie in `web/dist`, and what each asks for. */
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

export const distFolder = resolve(import.meta.dirname, '../../web/dist');

export const gzipBytes = (path: string): number => gzipSync(readFileSync(join(distFolder, path))).length;

const STATIC = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.m?js)["']/g;
const LAZY = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+\.m?js)["'`]/g;

/** Scripts that a script imports before it runs, or (`all`) also those it may import later. */
export function importsOf(path: string, which: 'static' | 'all'): string[] {
  const code = readFileSync(join(distFolder, path), 'utf8');
  const found = (which === 'all' ? [STATIC, LAZY] : [STATIC]).flatMap((pattern) => [...code.matchAll(pattern)]);
  return found.map(([, name = '']) => posix.join(posix.dirname(path), name));
}

/** Scripts that index.html names, and what they import before they run; lazy imports are not among them. */
export function staticImports(): string[] {
  const html = readFileSync(join(distFolder, 'index.html'), 'utf8');
  const found = new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.m?js)"/g)].map(([, path = '']) => path));
  for (const path of found) for (const next of importsOf(path, 'static')) found.add(next);
  return [...found];
}
