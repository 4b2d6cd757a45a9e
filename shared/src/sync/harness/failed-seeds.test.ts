import { expect, test } from 'vitest';
import { runSchedule } from './schedule.ts';

test.each([286, 1520, 2311, 3040])(
  '[S2] seed %i, which once failed: a tab that died while all others woke',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);
