import { expect, test } from 'vitest';
import { holdWhileUnsaved, whenAllSaved } from './unsaved-lock.ts';

/** Lets everything that is ready go on. */
const settle = () => new Promise((done) => setTimeout(done, 0));

test('[AU1] a new version starts when no tab has an unsaved step, and steps of that moment wait for it', async () => {
  const order: string[] = [];
  const written: (() => void)[] = [];
  for (const _tab of ['one', 'two']) holdWhileUnsaved(new Promise((done) => written.push(done)));
  await settle();
  const started = whenAllSaved(() => {
    order.push('new version');
  });
  await settle();
  written[0]?.();
  await settle();
  expect(order).toEqual([]);
  written[1]?.();
  await started;
  expect(order).toEqual(['new version']);
});
