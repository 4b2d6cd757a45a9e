import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DrawnGeometry, Polygon } from '../geometry/geojson.ts';
import { testId } from '../test/domain-world.ts';
import { activeFilterCount, filterProposals, noFilter, type ProposalFilter } from './filter.ts';
import { kindIds } from './kind-id.ts';
import { proposalStates } from './proposal.ts';

const lane: DrawnGeometry = {
  type: 'LineString',
  coordinates: [
    [9.01, 50.01],
    [9.03, 50.03],
  ],
};

const proposal = (change: Record<string, unknown> = {}) => ({
  id: testId(10),
  projectId: testId(2),
  kind: 'bike-lane' as const,
  state: 'submitted' as const,
  title: 'Radweg über die Mühlenstraße',
  reason: 'Der Schulweg ist eng.',
  authorName: 'Linde',
  number: 4711,
  createdAt: '2027-02-08T10:00:00.000Z',
  geometry: lane,
  ...change,
});
const passes = (filter: Partial<ProposalFilter>, change: Record<string, unknown> = {}) =>
  filterProposals([proposal(change)], { ...noFilter, ...filter }).length === 1;

test('[Q2] without any question every proposal passes but a withdrawn one, which is seen by asking for that state', () => {
  for (const state of proposalStates) expect(passes({}, { state }), state).toBe(state !== 'withdrawn');
  expect(passes({ states: ['withdrawn'] }, { state: 'withdrawn' })).toBe(true);
});

test('[Q2] all questions of a filter must be answered yes', () => {
  const filter = fc.record({
    projectId: fc.constantFrom(null, testId(2), testId(3)),
    kinds: fc.subarray([...kindIds]),
    states: fc.subarray([...proposalStates]),
    text: fc.constantFrom('', 'radweg', 'brunnen'),
    from: fc.constantFrom(null, '2027-02-08', '2027-02-09'),
    to: fc.constantFrom(null, '2027-02-08', '2027-02-07'),
  });
  fc.assert(
    fc.property(filter, (chosen) => {
      const alone = Object.entries(chosen).every(([question, answer]) => passes({ [question]: answer }));
      expect(passes(chosen)).toBe(alone);
    }),
  );
});

test.each([
  ['muhlenstrasse', true],
  ['Mühlenstr', true],
  ['RADWEG eng', true],
  ['4711', true],
  ['linde', true],
  ['weg', true],
  ['brunnen', false],
  ['471', false],
  ['radweg brunnen', false],
])('[Q3] «%s» finds by parts of all its words or the number: %s', (text, found) => {
  expect(passes({ text })).toBe(found);
});

test('[Q2] first and last day count themselves', () => {
  expect(passes({ from: '2027-02-08', to: '2027-02-08' })).toBe(true);
  expect(passes({ from: '2027-02-09' })).toBe(false);
  expect(passes({ to: '2027-02-07' })).toBe(false);
});

const square = (west: number, south: number, size: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

test('[Q4] an area finds what touches it: crossed without a corner inside, around it, or at its edge', () => {
  expect(passes({ area: square(9.019, 50.019, 0.002) })).toBe(true);
  expect(passes({ box: [9.019, 50.019, 9.021, 50.021] })).toBe(true);
  expect(passes({ area: square(9.03, 50.03, 0.01) })).toBe(true);
  expect(passes({ area: square(9.01, 50.025, 0.004) })).toBe(false);
  expect(passes({ area: square(9.02, 50.02, 0.001) }, { geometry: square(9, 50, 0.1) })).toBe(true);
  expect(passes({ area: square(9, 50, 0.1) }, { geometry: { type: 'Point', coordinates: [9.05, 50.05] } })).toBe(true);
  expect(passes({ area: square(9, 50, 0.01) }, { geometry: { type: 'Point', coordinates: [9.05, 50.05] } })).toBe(
    false,
  );
});

test('[Q4] a box and the same area drawn by hand find the same points', () => {
  const tenth = fc.integer({ min: 0, max: 20 }).map((step) => step / 100);
  fc.assert(
    fc.property(tenth, tenth, tenth, tenth, fc.constantFrom(0.02, 0.05), (x, y, west, south, size) => {
      const geometry = { type: 'Point', coordinates: [9 + x, 50 + y] };
      const area = square(9 + west, 50 + south, size);
      const box = [9 + west, 50 + south, 9 + west + size, 50 + south + size] as const;
      expect(passes({ box: [...box] }, { geometry })).toBe(passes({ area }, { geometry }));
    }),
  );
});

test('[Q2] the number on the filter counts questions, not answers, and leaves the project out', () => {
  expect(activeFilterCount(noFilter)).toBe(0);
  expect(activeFilterCount({ ...noFilter, projectId: testId(2), kinds: ['place', 'bike-lane'], text: ' ' })).toBe(1);
  expect(activeFilterCount({ ...noFilter, from: '2027-01-01', to: '2027-02-01', text: 'a', box: [0, 0, 1, 1] })).toBe(
    3,
  );
});
