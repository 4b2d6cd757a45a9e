import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWays } from './join-ways.ts';

/** The ring without regard to where it begins and which way it runs. */
function sameRing(ring: readonly number[]): string {
  const open = ring.slice(0, -1);
  const start = open.indexOf(Math.min(...open));
  const turned = [...open.slice(start), ...open.slice(0, start)];
  const other = [turned[0], ...turned.slice(1).reverse()];
  return [turned.join(), other.join()].sort()[0] ?? '';
}

test('[PK5] rings cut into ways are joined again, whatever order and direction the ways have', () => {
  const cuts = fc.array(fc.boolean(), { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(cuts, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.boolean()),
      fc.nat(),
      (rings, flips, order) => {
        const whole = rings.map((ring, r) => [...ring.map((_, i) => r * 100 + i), r * 100]);
        const ways = rings.flatMap((ring, r) => {
          const nodes = whole[r] ?? [];
          const parts: number[][] = [[nodes[0] ?? 0]];
          for (let i = 1; i < nodes.length; i++) {
            parts.at(-1)?.push(nodes[i] ?? 0);
            if (ring[i] && i < nodes.length - 1) parts.push([nodes[i] ?? 0]);
          }
          return parts.map((part) => (flips.next().value ? part.toReversed() : part));
        });
        const turn = order % ways.length;
        const joined = joinWays([...ways.slice(turn), ...ways.slice(0, turn)]);
        expect(joined.open).toEqual([]);
        expect(joined.rings.map(sameRing).sort()).toEqual(whole.map(sameRing).sort());
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});

test('[PK5] what does not close stays open, as long as it gets', () => {
  expect(
    joinWays([
      [3, 4],
      [1, 2],
      [3, 2],
    ]),
  ).toEqual({
    rings: [],
    open: [[1, 2, 3, 4]].map((chain) =>
      expect.toSatisfy(
        (found: number[]) => found.join() === chain.join() || found.toReversed().join() === chain.join(),
      ),
    ),
  });
  expect(joinWays([[1, 2, 1], [7], []])).toEqual({ rings: [], open: [] });
});
