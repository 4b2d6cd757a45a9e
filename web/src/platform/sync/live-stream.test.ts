import { cityScope } from '@werkstadt/shared/sync/scope';
import { cityId } from '@werkstadt/shared/test/domain-world';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PokeHandlers } from '../api-client.ts';
import { openLiveStream } from './live-stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A tab that listens; what it draws by chance is given. */
function listening(random: () => number) {
  const streams: PokeHandlers[] = [];
  const pulledAt: number[] = [];
  const parts = {
    api: {
      pokes: (_city: string, _scopes: readonly string[], handlers: PokeHandlers) => {
        streams.push(handlers);
        return () => undefined;
      },
    },
    city: { id: cityId },
    surroundings: { locks: undefined, random },
    tabs: { tell: () => undefined },
  };
  const stream = openLiveStream(
    parts,
    () => [cityScope(cityId)],
    () => pulledAt.push(Date.now()),
  );
  vi.advanceTimersByTime(0);
  return { stream, streams, pulledAt };
}

const poke = (v: number, spreadMs: number) => ({ scope: cityScope(cityId), v, spreadMs });

test.each([0, 0.25, 0.999])(
  '[S28] a poke is followed by one pull at a random moment within its spread (%d of it)',
  (share) => {
    const { stream, streams, pulledAt } = listening(() => share);
    const from = Date.now();
    streams[0]?.onPoke(poke(1, 4_000));
    streams[0]?.onPoke(poke(2, 4_000));
    vi.advanceTimersByTime(4_000);
    expect(pulledAt).toEqual([from + Math.floor(share * 4_000)]);
    // What is said after that pull is heard anew.
    streams[0]?.onPoke(poke(3, 200));
    vi.advanceTimersByTime(200);
    expect(pulledAt).toHaveLength(2);
    stream.close();
  },
);

test('[S28] a stream that ends is opened again after a wait that grows, and what was missed is pulled', () => {
  const { stream, streams, pulledAt } = listening(() => 0.999);
  const waits: number[] = [];
  for (let failure = 0; failure < 4; failure++) {
    const [from, before] = [Date.now(), streams.length];
    streams.at(-1)?.onEnd();
    while (streams.length === before) vi.advanceTimersByTime(50);
    waits.push(Date.now() - from);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBeGreaterThan((waits[0] ?? 0) * 2);
  expect(pulledAt).toEqual([]);
  streams.at(-1)?.onOpen();
  expect(pulledAt).toHaveLength(1);
  stream.close();
  streams.at(-1)?.onPoke(poke(1, 0));
  streams.at(-1)?.onEnd();
  vi.advanceTimersByTime(600_000);
  expect(streams).toHaveLength(5);
});
