/**
 * Schedules of the sync harness, spread over the machine's cores: `test` runs twelve thousand, `nightly` a million,
 * `release` ten million. Prints rate, faults and every seed that failed; such a seed becomes a named test
 * (`shared/src/sync/harness/failed-seeds.test.ts`). Usage: node .ci/sync-schedules.ts <count> [first seed]
 */
import { type ForkOptions, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { allFaults, FaultCounts, faultNames } from '../shared/src/sync/harness/faults.ts';
import { runSchedule } from '../shared/src/sync/harness/schedule.ts';

const STRETCH = 250;
/**
 * Runs make much that is soon forgotten; with more room for the young it is swept away less often, and by the one thread
 * whose core it is. Tabs that die are thrown errors, of which nobody reads the stack. Together 7 % less processor time.
 */
const workerOptions: ForkOptions = {
  stdio: 'inherit',
  execArgv: ['--max-semi-space-size=64', '--single-threaded-gc', '--stack-trace-limit=0'],
};

interface Report {
  readonly seeds: number;
  readonly acts: number;
  readonly counts: readonly (readonly [number, number])[];
  readonly failures: readonly string[];
}

async function runStretch(first: number, last: number): Promise<Report> {
  const faults = new FaultCounts();
  const failures: string[] = [];
  let acts = 0;
  for (let seed = first; seed <= last; seed++) {
    try {
      const report = await runSchedule(seed);
      faults.join(report.faults);
      acts += report.acts;
      if (report.problems.length > 0) failures.push(`seed ${seed}: ${report.problems.slice(0, 3).join('; ')}`);
    } catch (error) {
      failures.push(`seed ${seed}: ${error}`);
    }
  }
  return { seeds: last - first + 1, acts, counts: allFaults.map((fault) => [fault, faults.of(fault)]), failures };
}

/** A core of its own: takes stretches of seeds until there are none left. */
function work(): void {
  process.on('message', async ([first, last]: [number, number]) => process.send?.(await runStretch(first, last)));
}

async function lead(count: number, firstSeed: number): Promise<number> {
  const faults = new FaultCounts();
  const started = performance.now();
  const end = firstSeed + count;
  const failures: string[] = [];
  let next = firstSeed;
  let seeds = 0;
  let acts = 0;
  const line = () =>
    `${seeds} schedules, ${acts} acts, ${(seeds / ((performance.now() - started) / 1000)).toFixed(0)} a second`;
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      const worker = fork(import.meta.filename, [], workerOptions);
      while (next < end) {
        const first = next;
        next = Math.min(end, next + STRETCH);
        const report = await new Promise<Report>((done, fail) => {
          worker.once('message', (message) => done(message as Report));
          worker.once('exit', (code) => fail(new Error(`a worker ended with ${code}`)));
          worker.send([first, next - 1]);
        });
        worker.removeAllListeners();
        seeds += report.seeds;
        acts += report.acts;
        for (const [fault, times] of report.counts) faults.add(fault as (typeof allFaults)[number], times);
        for (const failure of report.failures) {
          failures.push(failure);
          console.log(failure);
        }
        if (seeds % (STRETCH * 40) === 0) console.log(line());
      }
      worker.kill();
    }),
  );
  console.log(`${line()}, ${failures.length} failed\n${faults}`);
  const never = allFaults.filter((fault) => faults.of(fault) === 0).map((fault) => faultNames[fault]);
  if (never.length > 0) console.log(`never happened: ${never.join(', ')}`);
  return failures.length + never.length;
}

if (process.send) work();
else {
  const [count, firstSeed] = process.argv.slice(2).map(Number);
  process.exitCode = (await lead(count ?? 1_000_000, firstSeed ?? 1)) === 0 ? 0 : 1;
}
