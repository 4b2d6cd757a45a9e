import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { applied, defineMutator, type Mutator } from './mutator.ts';
import { upcast } from './upcast.ts';

const third = defineMutator({
  name: 'bench.place',
  version: 3,
  args: z.strictObject({ seats: z.int() }),
  entityIds: () => [],
  parentIds: () => [],
  createdId: () => null,
  run: async () => applied,
});
const find = (name: string) => (name === third.name ? (third as unknown as Mutator) : undefined);
const steps = {
  'bench.place': {
    1: ({ n }: Record<string, unknown>) => ({ places: n }),
    2: ({ places }: Record<string, unknown>) => ({ seats: places }),
  },
};
const act = (pv: number, args: Record<string, unknown>) => ({ name: third.name, pv, args });

test('[S25] arguments are lifted version by version, and those of today are left alone', () => {
  expect(upcast(act(1, { n: 4 }), steps, find)).toMatchObject({ kind: 'ready', args: { seats: 4 } });
  expect(upcast(act(2, { places: 4 }), steps, find)).toMatchObject({ kind: 'ready', args: { seats: 4 } });
  const today = { seats: 4 };
  expect(upcast(act(3, today), steps, find)).toMatchObject({ kind: 'ready', args: today });
});

test('[S25] lifting does not change the queued act', () => {
  const queued = Object.freeze(act(1, Object.freeze({ n: 4 })));
  upcast(queued, steps, find);
  expect(queued).toEqual(act(1, { n: 4 }));
});

test('[S25] a later version, a missing step and an unknown mutation are unknown', () => {
  expect(upcast(act(4, {}), steps, find)).toEqual({ kind: 'unknown' });
  expect(upcast(act(1, {}), { 'bench.place': { 2: (args) => args } }, find)).toEqual({ kind: 'unknown' });
  for (const name of ['bench.dream', 'constructor', '__proto__']) {
    expect(upcast({ name, pv: 1, args: {} })).toEqual({ kind: 'unknown' });
  }
});
