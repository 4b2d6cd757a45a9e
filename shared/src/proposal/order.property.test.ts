import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderProposals, proposalOrders } from './order.ts';

const proposal = fc.record({
  id: fc.uuid(),
  createdAt: fc.constantFrom('2027-01-01T00:00:00.000Z', '2027-01-02T00:00:00.000Z', '2027-01-03T00:00:00.000Z'),
  supportCount: fc.nat(3),
  commentCount: fc.nat(3),
});
const proposals = fc.uniqueArray(proposal, { selector: ({ id }) => id, maxLength: 30 });

test.each(proposalOrders)('[Q1] %s gives the same order whatever the order of arrival', (order) => {
  fc.assert(
    fc.property(
      proposals.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(orderProposals(shuffled, order)).toEqual(orderProposals(list, order));
      },
    ),
  );
});

test('[Q1] the first one is the newest, the oldest, the most supported, the most discussed', () => {
  fc.assert(
    fc.property(proposals, (list) => {
      fc.pre(list.length > 0);
      const times = list.map(({ createdAt }) => createdAt).sort();
      expect(orderProposals(list, 'newest')[0]?.createdAt).toBe(times.at(-1));
      expect(orderProposals(list, 'oldest')[0]?.createdAt).toBe(times[0]);
      expect(orderProposals(list, 'most-supported')[0]?.supportCount).toBe(
        Math.max(...list.map(({ supportCount }) => supportCount)),
      );
      expect(orderProposals(list, 'most-discussed')[0]?.commentCount).toBe(
        Math.max(...list.map(({ commentCount }) => commentCount)),
      );
    }),
  );
});
