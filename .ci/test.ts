/**
 * All checks in one go: types, lint, unused code, import rules, unit, property and database tests, browser tests,
 * and the real town where its data lies beside the project. Ends with `N passed, N failed` alone on its line.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildWebApp } from '../api/src/web-build.ts';

const root = resolve(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const scratch = mkdtempSync(join(tmpdir(), 'werkstadt-test-'));

interface Tally {
  passed: number;
  failed: number;
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}, cwd = root): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

/** A check says what it has to say at its end, in one piece: several run beside each other. */
function heard(command: string, args: readonly string[], cwd: string): Promise<{ code: number; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, said }));
  });
}

async function told(title: string, work: () => Promise<{ code: number; said: string }>): Promise<Tally> {
  const started = performance.now();
  const { code, said } = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${said}${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const check = (title: string, command: string, args: readonly string[]): Promise<Tally> =>
  told(title, () => heard(command, args, root));

/** The product's own build, so that the servers of the browser tests find it done. */
const webBuild = (): Promise<Tally> =>
  told('web build', async () => {
    try {
      await buildWebApp(() => undefined);
      return { code: 0, said: '' };
    } catch (error) {
      return { code: 1, said: `${error}\n` };
    }
  });

/** As many at a time as the machine has cores; those that take longest come first. */
async function beside(checks: readonly (() => Promise<Tally>)[]): Promise<Tally> {
  const waiting = [...checks];
  const total: Tally = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) add(total, await next());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return total;
}

function add(total: Tally, { passed, failed }: Tally): void {
  total.passed += passed;
  total.failed += failed;
}

/** A runner that exits with an error although its report counts no failure (a crash, no tests) fails once. */
function tally(passed: number, failed: number, code: number): Tally {
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

async function vitest(): Promise<Tally> {
  const report = join(scratch, 'vitest.json');
  const code = await run(bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  return tally(result.numPassedTests, result.numFailedTests, code);
}

async function playwright(): Promise<Tally> {
  const report = join(scratch, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run(
    join(root, 'e2e/node_modules/.bin/playwright'),
    ['test', '--reporter=list,json'],
    env,
    join(root, 'e2e'),
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  return tally(stats.expected, stats.unexpected + stats.flaky, code);
}

async function browserTests(): Promise<Tally> {
  const installed = await check('Chromium for the browser tests', 'bash', [join(root, '.ci/install-browser.sh')]);
  if (installed.failed > 0) return installed;
  return playwright();
}

/** What takes about a minute on two idle cores; `nightly` runs a million. */
const SYNC_SCHEDULES = 12_000;

const realTown = existsSync(join(root, '../shared/data'))
  ? [() => check('real town', process.execPath, ['.ci/real-town.ts'])]
  : [];

const steps: readonly (() => Promise<Tally>)[] = [
  () => check('message catalogue', process.execPath, ['web/scripts/compile-messages.ts']),
  () =>
    beside([
      ...realTown,
      webBuild,
      () => check('import rules', process.execPath, ['.ci/check-import-rules.ts']),
      () => check('types of web', bin('tsc'), ['-p', 'web']),
      () => check('types of api', bin('tsc'), ['-p', 'api']),
      () => check('types of shared', bin('tsc'), ['-p', 'shared']),
      () => check('types of e2e', bin('tsc'), ['-p', 'e2e']),
      () => check('Biome', bin('biome'), ['ci', '--diagnostic-level=warn', '--error-on-warnings', '.']),
      () => check('knip', bin('knip'), []),
    ]),
  () => check('sync schedules', process.execPath, ['.ci/sync-schedules.ts', String(SYNC_SCHEDULES)]),
  vitest,
  browserTests,
];

const total: Tally = { passed: 0, failed: 0 };
try {
  for (const step of steps) add(total, await step());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
