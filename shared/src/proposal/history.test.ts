import { expect, test } from 'vitest';
import type { Decision } from '../decision/decision.ts';
import { projectId, testId } from '../test/domain-world.ts';
import { historyOf, officialAnswers } from './history.ts';

const decision = (n: number, state: Decision['state'], decidedAt: string): Decision => ({
  id: testId(n),
  projectId,
  proposalId: testId(10),
  state,
  reason: 'Weil.',
  lang: 'de',
  role: 'planner',
  decidedAt,
  baseRev: 1,
});
const decisions = [
  decision(20, 'in-review', '2027-03-02T08:00:00.000Z'),
  decision(21, 'partly', '2027-05-14T08:00:00.000Z'),
];
const proposal = {
  createdAt: '2027-02-07T16:42:00.000Z',
  receivedAt: '2027-02-08T16:42:00.000Z',
  number: 4711,
  state: 'partly',
} as const;

test('[UI10] the newest step comes first, and what was written offline has both times', () => {
  expect(historyOf(proposal, decisions)).toEqual([
    { step: 'decided', at: '2027-05-14T08:00:00.000Z', decision: decisions[1] },
    { step: 'decided', at: '2027-03-02T08:00:00.000Z', decision: decisions[0] },
    { step: 'received', at: '2027-02-08T16:42:00.000Z', number: 4711 },
    { step: 'written', at: '2027-02-07T16:42:00.000Z' },
  ]);
});

test('[UI10] written and received in the same minute is one line', () => {
  expect(historyOf({ ...proposal, receivedAt: '2027-02-07T16:42:59.000Z' }, [])).toHaveLength(1);
});

test('[UI10] what is only on the device was written, not received', () => {
  expect(historyOf({ ...proposal, receivedAt: null, number: null, state: 'submitted' }, [])).toEqual([
    { step: 'written', at: '2027-02-07T16:42:00.000Z' },
  ]);
});

test('[UI10] a withdrawal is the last thing said', () => {
  expect(historyOf({ ...proposal, state: 'withdrawn' }, [])[0]).toEqual({ step: 'withdrawn', at: null });
});

test('[UI10] only steps with an outcome are answers of the city', () => {
  expect(officialAnswers(decisions).map(({ state }) => state)).toEqual(['partly']);
});
