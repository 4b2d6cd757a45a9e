import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPause } from './pause.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const YEAR_MS = 365 * 24 * 3_600_000;

test.each([-10 * YEAR_MS, -3_600_000, 3_600_000, 10 * YEAR_MS])(
  '[S23] a device’s clock that jumps by %d ms makes no wait longer or shorter',
  (jump) => {
    const pause = createPause();
    let ended = 0;
    pause.begin(60_000, () => {
      ended += 1;
    });
    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(59_999);
    expect([pause.lasts(), ended]).toEqual([true, 0]);
    vi.setSystemTime(Date.now() - 2 * jump);
    vi.advanceTimersByTime(1);
    expect([pause.lasts(), ended]).toEqual([false, 1]);
  },
);

test('a new wait takes the place of the one that lasts, and one that is ended calls nobody', () => {
  const pause = createPause();
  const called: string[] = [];
  pause.begin(1_000, () => called.push('first'));
  pause.begin(2_000, () => called.push('second'));
  vi.advanceTimersByTime(1_999);
  expect([pause.lasts(), called]).toEqual([true, []]);
  vi.advanceTimersByTime(1);
  expect([pause.lasts(), called]).toEqual([false, ['second']]);
  pause.begin(1_000, () => called.push('third'));
  pause.end();
  vi.advanceTimersByTime(5_000);
  expect([pause.lasts(), called]).toEqual([false, ['second']]);
});
