import { expect, inject, test } from 'vitest';
import { allFaults, FaultCounts, faultNames } from './faults.ts';
import { runSchedule } from './schedule.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly syncSchedules: number;
    readonly syncFirstSeed: number;
  }
}
declare const console: { readonly info: (text: string) => void };

/** Ten times what a schedule takes on a free core: a busy machine is no defect. */
const MS_PER_SCHEDULE = 300;

test('[S2] in every schedule, once all faults have healed, nothing is lost, doubled, altered, made up or stuck', {
  timeout: inject('syncSchedules') * MS_PER_SCHEDULE,
}, async () => {
  const first = inject('syncFirstSeed');
  const last = first + inject('syncSchedules') - 1;
  const faults = new FaultCounts();
  let acts = 0;
  const failures: string[] = [];
  for (let seed = first; seed <= last; seed++) {
    const report = await runSchedule(seed);
    faults.join(report.faults);
    acts += report.acts;
    if (report.problems.length > 0) failures.push(`seed ${seed}: ${report.problems.slice(0, 5).join('; ')}`);
  }
  console.info(`seeds ${first} to ${last}, ${acts} acts\n${faults}`);
  expect(failures).toEqual([]);
  const never = allFaults.filter((fault) => faults.of(fault) === 0).map((fault) => faultNames[fault]);
  expect(never, 'a fault that never happens proves nothing').toEqual([]);
  expect(acts).toBeGreaterThan(inject('syncSchedules') * 5);
});
