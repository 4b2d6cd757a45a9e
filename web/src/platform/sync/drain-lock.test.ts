import { expect, test } from 'vitest';
import { drainLock } from './drain-lock.ts';

/** A lock that another tab holds until told otherwise. */
function heldElsewhere() {
  const held = { by: true, asked: 0 };
  const request = async (_name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
    held.asked += 1;
    return work(held.by ? null : ({ name: 'drain' } as Lock));
  };
  return { held, locks: { request } as unknown as LockManager };
}

test('[S24] while another tab sends, this one does not; once it is free, this one does', async () => {
  const { held, locks } = heldElsewhere();
  const lock = drainLock('drain', { locks, elapsed: () => 0 });
  let runs = 0;
  const work = async () => {
    runs += 1;
  };
  expect(await lock(work)).toBe(false);
  held.by = false;
  expect(await lock(work)).toBe(true);
  expect(runs).toBe(1);
});

test('[S23] [S24] a tab frozen with the lock stops nobody for longer than a minute of time that passes', async () => {
  const { locks } = heldElsewhere();
  const passed = { ms: 1_000 };
  const lock = drainLock('drain', { locks, elapsed: () => passed.ms });
  let runs = 0;
  const work = async () => {
    runs += 1;
  };
  expect(await lock(work)).toBe(false);
  passed.ms += 60_000;
  expect(await lock(work)).toBe(false);
  passed.ms += 1;
  expect(await lock(work)).toBe(true);
  expect(await lock(work)).toBe(false);
  expect(runs).toBe(1);
});

test('[S24] a browser without locks sends all the same', async () => {
  const lock = drainLock('drain', { locks: undefined, elapsed: () => 0 });
  let runs = 0;
  const work = async () => {
    runs += 1;
  };
  expect(await lock(work)).toBe(true);
  expect(runs).toBe(1);
});
