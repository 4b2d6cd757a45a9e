import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Attempts, afterFailure, backOffMs, freshAttempts } from './back-off.ts';

const seeded = { seed: 7, numRuns: 500 };
const anyAttempts: fc.Arbitrary<Attempts> = fc.record({
  failures: fc.integer({ min: 0, max: 5000 }),
  maxMutations: fc.integer({ min: 1, max: 50 }),
  signInNeeded: fc.boolean(),
});
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('[S13] a pause lasts between one second and one minute, however often it failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), random, (failures, drawn) => {
      expect(backOffMs(failures, drawn)).toBeGreaterThanOrEqual(1000);
      expect(backOffMs(failures, drawn)).toBeLessThanOrEqual(60_000);
    }),
    seeded,
  );
  expect(backOffMs(1, 0.999)).toBeLessThan(2000);
  expect(backOffMs(6, 0.999)).toBeGreaterThan(59_000);
});

test('[S13] a wish of the server for a longer pause is obeyed', () => {
  fc.assert(
    fc.property(anyAttempts, fc.integer({ min: 0, max: 3_600_000 }), random, (attempts, retryAfterMs, drawn) => {
      const step = afterFailure(attempts, { kind: 'no-answer', retryAfterMs }, 3, drawn);
      expect(step).toMatchObject({ kind: 'wait', attempts: { failures: attempts.failures + 1, signInNeeded: false } });
      expect(step.kind === 'wait' && step.waitMs).toBeGreaterThanOrEqual(retryAfterMs);
    }),
    seeded,
  );
});

test('[S13] a batch too large for the way is halved until one act is left, which is set aside', () => {
  let attempts = freshAttempts;
  const sizes: number[] = [];
  for (let size = 50; ; size = attempts.maxMutations) {
    sizes.push(size);
    const step = afterFailure(attempts, { kind: 'too-large' }, size, 0);
    if (step.kind === 'set-aside') break;
    expect(step.kind).toBe('again');
    attempts = step.attempts;
  }
  expect(sizes).toEqual([50, 25, 12, 6, 3, 1]);
});

test('[S13] a 401 is waited out like any failure and says that a sign-in is needed', () => {
  expect(afterFailure(freshAttempts, { kind: 'sign-in-needed' }, 3, 0.5)).toMatchObject({
    kind: 'wait',
    attempts: { signInNeeded: true, maxMutations: 50 },
  });
});
