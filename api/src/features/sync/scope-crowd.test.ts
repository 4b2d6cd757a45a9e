import { cityScope, personScope, projectScope } from '@werkstadt/shared/sync/scope';
import { cityId, projectId, testId } from '@werkstadt/shared/test/domain-world';
import { expect, test } from 'vitest';
import { Refusal } from '../../platform/refusal.ts';
import { ScopeCrowd } from './scope-crowd.ts';

const [busy, quiet, own] = [projectScope(projectId), projectScope(testId(3)), personScope(testId(100))];

/** Pulls that end when they are told to. */
function pulls(crowd: ScopeCrowd) {
  const ends: (() => void)[] = [];
  const refusals: unknown[] = [];
  const pull = (...scopeIds: string[]) =>
    crowd
      .take(scopeIds, () => new Promise<void>((end) => ends.push(end)))
      .catch((refusal: unknown) => refusals.push(refusal));
  return { ends, refusals, pull };
}

test('[S28] of a scope so many pulls are in hand; others come again at moments of their own, and other scopes go on', async () => {
  let drawn = 0;
  const { ends, refusals, pull } = pulls(new ScopeCrowd(2, () => [0, 0.999][drawn++] ?? 0.5));
  const inHand = [pull(cityScope(cityId), busy, own), pull(cityScope(cityId), busy, busy, own)];
  expect(ends).toHaveLength(2);
  await pull(cityScope(cityId), busy);
  await pull(busy, quiet);
  expect(refusals).toMatchObject([
    { refusalCode: 'rate-limited', retryAfterSeconds: 1 },
    { refusalCode: 'rate-limited', retryAfterSeconds: 5 },
  ]);
  expect(refusals.every((refusal) => refusal instanceof Refusal)).toBe(true);
  inHand.push(pull(cityScope(cityId), quiet, own));
  expect(ends).toHaveLength(3);
  ends[0]?.();
  await inHand[0];
  inHand.push(pull(busy));
  expect(ends).toHaveLength(4);
  for (const end of ends) end();
  await Promise.all(inHand);
  expect(refusals).toHaveLength(2);
});

test('[S28] a pull that fails leaves room for the next one; own and unknown scopes are not counted', async () => {
  const crowd = new ScopeCrowd(1);
  await expect(crowd.take([busy], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  const { ends, refusals, pull } = pulls(crowd);
  const inHand = [pull(busy), pull(own), pull(own), pull('x:nonsense'), pull('x:nonsense')];
  expect(ends).toHaveLength(5);
  for (const end of ends) end();
  await Promise.all(inHand);
  expect(refusals).toEqual([]);
});
