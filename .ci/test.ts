/**
 * All checks in one go: types, lint, unused code, import rules, unit, property and database tests, browser tests,
 * and the real town where its data lies beside the project. Ends with `N passed, N failed` alone on its line.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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

async function check(title: string, command: string, args: readonly string[], cwd = root): Promise<Tally> {
  const started = performance.now();
  const code = await run(command, args, {}, cwd);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
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

const steps: readonly (() => Promise<Tally>)[] = [
  () => check('message catalogue', process.execPath, ['web/scripts/compile-messages.ts']),
  () => check('types of shared', bin('tsc'), ['-p', 'shared']),
  () => check('types of api', bin('tsc'), ['-p', 'api']),
  () => check('types of web', bin('tsc'), ['-p', 'web']),
  () => check('types of e2e', bin('tsc'), ['-p', 'e2e']),
  () => check('Biome', bin('biome'), ['ci', '--diagnostic-level=warn', '--error-on-warnings', '.']),
  () => check('import rules', process.execPath, ['.ci/check-import-rules.ts']),
  () => check('knip', bin('knip'), []),
  vitest,
  () =>
    check('web build', join(root, 'web/node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], join(root, 'web')),
  browserTests,
  ...(existsSync(join(root, '../shared/data'))
    ? [() => check('real town', process.execPath, ['.ci/real-town.ts'])]
    : []),
];

const total: Tally = { passed: 0, failed: 0 };
try {
  for (const step of steps) {
    const { passed, failed } = await step();
    total.passed += passed;
    total.failed += failed;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
