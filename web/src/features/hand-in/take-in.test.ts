import type { UnsentAct } from '@werkstadt/shared/sync/unsent-file';
import { ann, bob, laneArgs, testId } from '@werkstadt/shared/test/domain-world';
import { OneServer } from '@werkstadt/shared/test/one-server';
import { expect, test } from 'vitest';
import { requestsOf, type TakeInPorts, takeIn } from './take-in.ts';

const server = new OneServer();
const hash = 'a'.repeat(43);

async function acts(participant: string, count: number, title = 'Radweg'): Promise<UnsentAct[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const sent = await server.envelope(participant, 'proposal.submit', laneArgs({ id: testId(100 + n), title }));
      const { replica: _replica, seq: _seq, ...envelope } = sent;
      return { envelope, publicKey: 'AAcB', photos: [{ entityId: testId(100 + n), sha256: hash }] };
    }),
  );
}

const workOf = (list: readonly UnsentAct[]) => ({ acts: list, photos: new Map(), unreadable: [] });

const accepting = (asked: number[] = []): TakeInPorts => ({
  handIn: async ({ acts: given }) => {
    asked.push(given.length);
    return {
      ok: true,
      value: given.map(({ mid }) => ({ mid, status: 'applied' as const, repeated: false, code: null })),
    };
  },
  bringPhoto: async () => true,
});

test('[S29] a file is handed in by author, in order, in requests that the city takes', async () => {
  const list = [...(await acts(ann, 60)), ...(await acts(bob, 3))];
  expect(requestsOf(list).map((request) => request.length)).toEqual([50, 10, 3]);
  const long = await acts(ann, 12);
  const heavy = long.map((act) => ({ ...act, envelope: { ...act.envelope, args: { text: 'x'.repeat(60_000) } } }));
  expect(requestsOf(heavy).every((request) => request.length <= 4)).toBe(true);
  const asked: number[] = [];
  const { results, failure } = await takeIn(testId(1), workOf(list), accepting(asked));
  expect(asked).toEqual([50, 10, 3]);
  expect(results.size).toBe(63);
  expect(failure).toBeNull();
});

test('[S29] photos follow the words that arrived; what is missing or fails is counted', async () => {
  const [one, two] = await acts(ann, 2);
  if (!one || !two) throw new Error('two acts were asked for');
  const work = { ...workOf([one, two]), photos: new Map([[hash, new Uint8Array(3)]]) };
  const rejecting: TakeInPorts = {
    ...accepting(),
    handIn: async () => ({
      ok: true,
      value: [
        { mid: one.envelope.mid, status: 'applied', repeated: true, code: null },
        { mid: two.envelope.mid, status: 'rejected', repeated: false, code: 'id-taken' },
      ],
    }),
  };
  expect((await takeIn(testId(1), work, rejecting)).photos).toEqual({ arrived: 1, failed: 0, missing: 0 });
  const failing = { ...accepting(), bringPhoto: async () => false };
  expect((await takeIn(testId(1), work, failing)).photos).toEqual({ arrived: 0, failed: 2, missing: 0 });
  expect((await takeIn(testId(1), workOf([one]), accepting())).photos).toEqual({ arrived: 0, failed: 0, missing: 1 });
});

test('[S29] where the network ends it says so, and what had arrived stays told', async () => {
  const list = await acts(ann, 60);
  let calls = 0;
  const breaking: TakeInPorts = {
    ...accepting(),
    handIn: (request) =>
      ++calls === 1
        ? accepting().handIn(request)
        : Promise.resolve({
            ok: false,
            failure: { code: 'network-unreachable', status: null, field: null, retryAfterMs: null },
          }),
  };
  const { results, failure } = await takeIn(testId(1), workOf(list), breaking);
  expect(results.size).toBe(50);
  expect(failure).toBe('network-unreachable');
});
