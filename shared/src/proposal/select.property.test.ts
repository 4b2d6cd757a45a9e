import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line, testId } from '../test/domain-world.ts';
import { filterProposals, noFilter } from './filter.ts';
import { orderProposals, proposalOrders } from './order.ts';
import { type Proposal, proposalStates } from './proposal.ts';
import { selectAtOnce, selectProposals } from './select.ts';

const proposal = (n: number, [project, state, day, supports]: readonly [number, number, number, number]): Proposal => ({
  id: testId(1000 + n),
  projectId: testId(2 + project),
  kind: 'bike-lane',
  kindVersion: 1,
  fields: {},
  title: `Radweg ${n % 7}`,
  reason: 'Schulweg',
  lang: 'de',
  sources: [],
  photos: [],
  geometry: line,
  authorId: null,
  authorName: null,
  number: n,
  state: proposalStates[state] ?? 'submitted',
  createdAt: `2027-02-0${1 + day}T10:00:00.000Z`,
  receivedAt: null,
  rev: 1,
  supportCount: supports,
  commentCount: supports % 2,
});
const proposals = fc
  .array(fc.tuple(fc.nat(1), fc.nat(proposalStates.length - 1), fc.nat(4), fc.nat(5)), { maxLength: 1500 })
  .map((rows) => rows.map((row, n) => proposal(n, row)));
const filter = fc.record({
  projectId: fc.constantFrom(null, testId(2), testId(3)),
  states: fc.subarray([...proposalStates]),
  text: fc.constantFrom('', 'radweg 3', 'nichts', '17'),
  from: fc.constantFrom(null, '2027-02-03'),
});

test('[Q6] a search that rests finds what the plain one finds, in the same order, and counts the same', () => {
  fc.assert(
    fc.property(proposals, filter, fc.constantFrom(...proposalOrders), (all, chosen, order) => {
      const asked = { ...noFilter, ...chosen };
      const { shown, total, byProject } = selectAtOnce(all, asked, order);
      expect(shown).toEqual(orderProposals(filterProposals(all, asked), order));
      expect(total).toBe(filterProposals(all, { ...noFilter, projectId: asked.projectId }).length);
      for (const project of [testId(2), testId(3)]) {
        expect(byProject.get(project) ?? 0).toBe(filterProposals(all, { ...asked, projectId: project }).length);
      }
    }),
    { seed: 20_261_130, numRuns: 100 },
  );
});

test('[Q6] it rests after a few dozen proposals', () => {
  const all = Array.from({ length: 5000 }, (_, n) => proposal(n, [0, 0, n % 5, n % 6]));
  const work = selectProposals(all, { ...noFilter, text: 'radweg' }, 'most-supported');
  let rests = 0;
  while (!work.next().done) rests += 1;
  expect(rests).toBeGreaterThan(100);
});
