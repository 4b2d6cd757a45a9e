import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('[S24] what is asked for during a run is done once more after it, however often it was asked', async () => {
  const gates: (() => void)[] = [];
  const run = oneAtATime(() => new Promise<void>((done) => gates.push(done)));
  const first = run();
  run();
  run();
  expect(gates).toHaveLength(1);
  gates[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(gates).toHaveLength(2);
  gates[1]?.();
  await first;
  await run.idle();
});

test('who asks in the very moment a run ends is not forgotten', async () => {
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) queueMicrotask(() => void run());
  });
  await run();
  await run.idle();
  expect(runs).toBe(2);
});

test('a run that fails tells so, and the next one starts fresh', async () => {
  let runs = 0;
  const run = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('broken');
  });
  await expect(run()).rejects.toThrow('broken');
  await run();
  expect(runs).toBe(2);
});
