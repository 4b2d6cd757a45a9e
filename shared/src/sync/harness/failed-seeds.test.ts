import { expect, test } from 'vitest';
import { runSchedule } from './schedule.ts';

test.each([286, 1520, 2311, 3040])(
  '[S2] seed %i, which once failed: a tab that died while all others woke',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([76, 1346, 1834])(
  '[S2] seed %i, which once failed: erased with an answer lost before; tombstones purged that a phone still held',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([630, 795, 1789, 2514, 3296, 3752, 7305, 23545])(
  '[S2] seed %i, which once failed: answers of before a restore, numbers of another replica, rows that came too late',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([1032953, 1040327, 1051039])(
  '[S2] seed %i, which once failed: two tabs that begin a scope anew at the same time',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([1041679, 1056600])(
  '[S2] seed %i, which once failed: an older backup that ends after a newer one; a lost mark that something is gone',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([20008003, 20016325, 20083702])(
  '[S2] [S9] [S22] seed %i, which once failed: a copied phone whose acts the city knew under other numbers held them for covered',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);

test.each([20343653, 20579255, 20623517])(
  '[S2] [S19] seed %i, which once failed: an own project edit that left the replay hid a received proposal',
  async (seed) => {
    expect((await runSchedule(seed)).problems).toEqual([]);
  },
);
