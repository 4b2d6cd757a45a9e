/** Hands a page the domain's modules as they stand in the repository, their types taken off. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const sharedFolder = resolve(import.meta.dirname, '../../shared');
const FROM_SHARED = /(from\s*')@werkstadt\/shared\/([^']+)'/g;
const BARE = /(from\s*')(minisearch|cheap-ruler|flatqueue|flatbush)'/g;

/** Where a package's entry for browsers lies. */
function packageFile(name: string, path: string): string {
  const found = createRequire(join(sharedFolder, 'package.json')).resolve(name);
  return join(dirname(found), path);
}

/** Turf as one file for browsers: it makes a global `turf`. */
const turfFile = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@turf/turf/package.json')), 'turf.min.js');
/** Where the page finds it. */
export const TURF = '/bench/turf.js';

/** Files of this folder are imported by the page as `/bench/<file>`, those of `shared` as `/bench/src/<path>`. */
export async function serveSources(page: Page, origin: string): Promise<void> {
  const served = new Map([
    [TURF, turfFile()],
    ['/bench/minisearch', packageFile('minisearch', '../es/index.js')],
    ['/bench/cheap-ruler', packageFile('cheap-ruler', 'index.js')],
    ['/bench/flatbush', packageFile('flatbush', 'index.js')],
    ['/bench/flatqueue', packageFile('flatqueue', 'index.js')],
  ]);
  await page.route(`${origin}/bench/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const beside = join(import.meta.dirname, pathname.replace('/bench/', ''));
    const file =
      served.get(pathname) ?? (existsSync(beside) ? beside : join(sharedFolder, pathname.replace('/bench/', '')));
    const text = readFileSync(file, 'utf8');
    const code = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    const body = code.replace(FROM_SHARED, "$1/bench/src/$2.ts'").replace(BARE, "$1/bench/$2'");
    await route.fulfill({ contentType: 'text/javascript', body });
  });
}
