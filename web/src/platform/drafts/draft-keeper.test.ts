import { projectId, testId } from '@werkstadt/shared/test/domain-world';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraftKeeper } from './draft-keeper.ts';
import type { Draft } from './draft-shape.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const step = (n: number, id = testId(1)): Draft => ({ id, projectId, updatedAt: '2027-02-01T12:00:00.000Z', step: n });

function keeper(write = async (_drafts: readonly Draft[]) => undefined as undefined) {
  const written: unknown[][] = [];
  const unsaved: Promise<void>[] = [];
  const made = createDraftKeeper(
    async (drafts) => {
      await write(drafts);
      written.push(drafts.map(({ id, step: n }) => [id, n]));
    },
    (until) => unsaved.push(until),
  );
  return { made, written, unsaved };
}

test('[ST2] quick steps become one write of the newest; each of them resolves when it is on the disk', async () => {
  const { made, written } = keeper();
  const saves = [made.save(step(1)), made.save(step(2)), made.save(step(3)), made.save(step(9, testId(2)))];
  await vi.advanceTimersByTimeAsync(150);
  await Promise.all(saves);
  expect(written).toEqual([
    [
      [testId(1), 3],
      [testId(2), 9],
    ],
  ]);
});

test('[ST2] the end of the page writes at once what waits', async () => {
  const { made, written } = keeper();
  const saved = made.save(step(1));
  expect(made.pending(testId(1))).toEqual(step(1));
  await made.flush();
  await saved;
  expect(written).toEqual([[[testId(1), 1]]]);
  expect(made.pending(testId(1))).toBeUndefined();
});

test('an older step never lands on a newer one', async () => {
  const writing: { end?: () => void } = {};
  const order: unknown[] = [];
  const { made } = keeper(async ([draft]) => {
    if (draft?.step === 1) {
      await new Promise<void>((done) => {
        writing.end = done;
      });
    }
    order.push(draft?.step);
  });
  const first = made.save(step(1));
  await vi.advanceTimersByTimeAsync(150);
  const second = made.save(step(2));
  await vi.advanceTimersByTimeAsync(150);
  writing.end?.();
  await Promise.all([first, second]);
  expect(order).toEqual([1, 2]);
});

test('[ST2] a draft that was sent does not come back with a late step, unless the sending failed', async () => {
  const { made, written } = keeper();
  made.forget(testId(1));
  await made.save(step(1));
  await made.flush();
  expect(written).toEqual([]);
  made.revive(testId(1));
  const saved = made.save(step(2));
  await made.flush();
  await saved;
  expect(written).toEqual([[[testId(1), 2]]]);
});

test('a refused write is told to everyone who waits, and the next step is written again', async () => {
  const refused = vi.fn(async () => undefined as undefined).mockRejectedValueOnce(new Error('full'));
  const { made, written } = keeper(refused);
  const first = made.save(step(1));
  const told = expect(first).rejects.toThrow('full');
  await made.flush();
  await told;
  const second = made.save(step(2));
  await made.flush();
  await second;
  expect(written).toEqual([[[testId(1), 2]]]);
});

test('other tabs hear how long something is unsaved, also when it is written early or dropped', async () => {
  const { made, unsaved } = keeper();
  made.save(step(1));
  made.save(step(2));
  expect(unsaved).toHaveLength(1);
  await made.flush();
  await unsaved[0];
  made.save(step(3));
  made.forget(testId(1));
  await vi.advanceTimersByTimeAsync(150);
  await unsaved[1];
  expect(unsaved).toHaveLength(2);
});
