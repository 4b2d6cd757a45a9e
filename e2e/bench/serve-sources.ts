/** Hands a page the domain's modules as they stand in the repository, their types taken off. */
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const sharedFolder = resolve(import.meta.dirname, '../../shared');
const FROM_SHARED = /(from\s*')@werkstadt\/shared\/([^']+)'/g;
const BARE = /(from\s*')(minisearch|cheap-ruler|flatqueue)'/g;

/** Where a package's entry for browsers lies. */
function packageFile(name: string, path: string): string {
  const found = createRequire(join(sharedFolder, 'package.json')).resolve(name);
  return join(dirname(found), path);
}

/** `script`: a file of this folder, to be imported by the page as `/bench/<script>`. */
export async function serveSources(page: Page, origin: string, script: string): Promise<void> {
  const served = new Map([
    [`/bench/${script}`, join(import.meta.dirname, script)],
    ['/bench/minisearch', packageFile('minisearch', '../es/index.js')],
    ['/bench/cheap-ruler', packageFile('cheap-ruler', 'index.js')],
    ['/bench/flatqueue', packageFile('flatqueue', 'index.js')],
  ]);
  await page.route(`${origin}/bench/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = served.get(pathname) ?? join(sharedFolder, pathname.replace('/bench/', ''));
    const text = readFileSync(file, 'utf8');
    const code = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
    const body = code.replace(FROM_SHARED, "$1/bench/src/$2.ts'").replace(BARE, "$1/bench/$2'");
    await route.fulfill({ contentType: 'text/javascript', body });
  });
}
