/** Learning modules: what each weighs as it travels, what plays them, and how long a step of each model takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch, makeProfile } from './browser.ts';
import { distFolder, gzipBytes, importsOf } from './built-scripts.ts';
import { loadedBy } from './first-load-script.ts';
import { type Installation, SLUG } from './installation.ts';
import type * as LearningSteps from './learning-steps.ts';
import { serveSources } from './serve-sources.ts';
import type { Measured } from './table.ts';

const GOAL_MODULE_KILOBYTES = 300;
const GOAL_ENGINE_KILOBYTES = 60;
const GOAL_STEP_MILLISECONDS = 4;
const NODES = 500;
/** A cheap phone in a hot pocket. */
const SLOWER = 6;

const modulesFolder = join(distFolder, 'assets/modules');

export async function learning(installation: Installation): Promise<Measured[]> {
  return [...modules(), await engine(installation), ...(await steps(installation))];
}

function modules(): Measured[] {
  return readdirSync(modulesFolder).map((name) => {
    const files = readdirSync(join(modulesFolder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    const kilobytes = (sizeOf: (bytes: Buffer) => number) => files.reduce((sum, it) => sum + sizeOf(it), 0) / 1000;
    return {
      figure: `Learning module ${name}, all languages, gzip`,
      value: kilobytes((bytes) => gzipSync(bytes).length),
      unit: 'kB',
      goal: { limit: GOAL_MODULE_KILOBYTES, best: 'low' },
      alternative: { name: 'the same files as they lie there', value: kilobytes((bytes) => bytes.length) },
    };
  });
}

/** Everything the player of a module can load that another screen of the app has not loaded before. */
async function engine({ server: { url } }: Installation): Promise<Measured> {
  const shell = new Set(await loadedBy(`${url}/${SLUG}/projects`));
  const start = readdirSync(join(distFolder, 'assets')).filter((name) => /^module-screen-.*\.js$/.test(name));
  const found = new Set(start.map((name) => `assets/${name}`));
  for (const path of found) for (const next of importsOf(path, 'all')) if (!shell.has(next)) found.add(next);
  const all = readdirSync(distFolder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.m?js$/.test(path));
  const kilobytes = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + gzipBytes(path), 0) / 1000;
  const largest = [...found].sort((a, b) => gzipBytes(b) - gzipBytes(a)).slice(0, 5);
  return {
    figure: 'Learning: engine and all simulations, gzip',
    value: kilobytes(found),
    unit: 'kB',
    goal: { limit: GOAL_ENGINE_KILOBYTES, best: 'low' },
    alternative: { name: 'all scripts of the build', value: kilobytes(all) },
    because: `the largest of ${found.size} scripts are ${largest.map((path) => `${path.replace(/^assets\//, '')} (${(gzipBytes(path) / 1000).toFixed(1)} kB)`).join(', ')}; the texts of the app are among them`,
  };
}

async function steps({ server: { url } }: Installation): Promise<Measured[]> {
  const profile = makeProfile();
  const context = await launch(profile.folder);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await serveSources(page, new URL(url).origin);
    await page.goto(`${url}/healthz`);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const measured = await page.evaluate(async (nodes) => {
      const { measureSteps }: typeof LearningSteps = await import(`/bench/${'learning-steps.ts'}`);
      return measureSteps(nodes);
    }, NODES);
    return measured.map(({ name, milliseconds, alternative, because }) => ({
      figure: `Learning, ${NODES} nodes, ${SLOWER}× throttle: ${name}`,
      value: milliseconds,
      unit: 'ms',
      goal: { limit: GOAL_STEP_MILLISECONDS, best: 'low' },
      alternative: { name: alternative.name, value: alternative.milliseconds },
      ...(because ? { because } : {}),
    }));
  } finally {
    await context.close();
    profile.remove();
  }
}
