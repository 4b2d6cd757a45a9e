import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('[S12] as many as allowed work at once, the others in their order, and a failure frees its turn', async () => {
  const turns = new Turns(2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const works = [0, 1, 2, 3].map((n) =>
    turns.take(async () => {
      started.push(n);
      await new Promise<void>((end) => ends.push(end));
      if (n === 0) throw new Error('broken');
      return n;
    }),
  );
  const settled = Promise.allSettled(works);
  expect(started).toEqual([0, 1]);
  ends[0]?.();
  await works[0]?.catch(() => undefined);
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);
  ends[1]?.();
  await works[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
