/** Script that a first visit waits for, compressed as a plain server sends it (gzip). */
import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { launch, makeProfile } from './browser.ts';
import { distFolder, gzipBytes, staticImports } from './built-scripts.ts';
import { type Installation, SLUG } from './installation.ts';
import type { Measured } from './table.ts';

const GOAL_KILOBYTES = 180;
const SCRIPT = /\.m?js$/;

export async function firstLoadScript({ server: { url } }: Installation): Promise<Measured[]> {
  const all = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).filter((path) => SCRIPT.test(path));
  const everything = { name: 'all scripts of the build', value: kilobytesOf(all) };
  const row = (name: string, paths: readonly string[], hasGoal: boolean): Measured => ({
    figure: `First-load script, gzip: ${name}`,
    value: kilobytesOf(paths),
    unit: 'kB',
    goal: hasGoal ? { limit: GOAL_KILOBYTES, best: 'low' } : null,
    alternative: everything,
    because: `its largest parts are ${largest(paths)}`,
  });
  return [
    row('the shell and its static imports', staticImports(), true),
    row('a screen without the map (projects)', await loadedBy(`${url}/${SLUG}/projects`), true),
    row('the map', await loadedBy(`${url}/${SLUG}`), false),
  ];
}

const kilobytesOf = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + gzipBytes(path), 0) / 1000;

function largest(paths: readonly string[]): string {
  const sized = paths.map((path) => ({ path, bytes: gzipBytes(path) })).sort((a, b) => b.bytes - a.bytes);
  return sized
    .slice(0, 3)
    .map(({ path, bytes }) => `${posix.basename(path)} (${(bytes / 1000).toFixed(0)} kB)`)
    .join(', ');
}

/** What a page without a service worker asks for until it has come to rest. */
export async function loadedBy(address: string): Promise<string[]> {
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const paths = new Set<string>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      // What the worker stores for later is fetched beside the page and keeps nobody waiting.
      if (SCRIPT.test(pathname) && !response.request().serviceWorker()) paths.add(pathname.slice(1));
    });
    await page.goto(address);
    await page.locator('main a, main button').first().waitFor();
    await page.waitForLoadState('networkidle');
    paths.delete('sw.js');
    return [...paths];
  } finally {
    await context.close();
    profile.remove();
  }
}
