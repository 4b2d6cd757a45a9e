import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RatingCounts } from '../scoring/rating.ts';
import { CRITERION_MARGIN, groupSentence, groupSizeSentence } from './group-result.ts';
import { ownResult } from './own-result.ts';

const gain = (low: number, high: number) => ({ mean: (low + high) / 2, interval: { low, high } });

test('[H4] each sentence about a group, by the two intervals', () => {
  expect(groupSentence({ dPrime: gain(0.1, 0.5), criterion: gain(-0.1, 0.1) })).toBe('learnt');
  expect(groupSentence({ dPrime: gain(0.1, 0.5), criterion: gain(-0.1, 0.3) })).toBe('no-difference-shown');
  expect(groupSentence({ dPrime: gain(-0.1, 0.5), criterion: gain(0.1, 0.3) })).toBe('more-mistrust');
  expect(groupSentence({ dPrime: gain(-0.1, 0.5), criterion: gain(-0.1, 0.3) })).toBe('no-difference-shown');
  expect(groupSentence({ dPrime: { mean: 1, interval: null }, criterion: { mean: 0, interval: null } })).toBe(
    'no-difference-shown',
  );
});

const edge = fc.double({ min: -3, max: 3, noNaN: true });
const interval = fc.tuple(edge, edge).map(([a, b]) => gain(Math.min(a, b), Math.max(a, b)));

test('[H4] "learnt" is never said while mistrust may have moved, nor "mistrust" where people tell apart better', () => {
  fc.assert(
    fc.property(interval, interval, (dPrime, criterion) => {
      const sentence = groupSentence({ dPrime, criterion });
      const moved = criterion.interval.low < -CRITERION_MARGIN || criterion.interval.high > CRITERION_MARGIN;
      if (moved || dPrime.interval.low <= 0) expect(sentence).not.toBe('learnt');
      if (dPrime.interval.low > 0 || criterion.interval.low <= 0) expect(sentence).not.toBe('more-mistrust');
    }),
  );
});

test('[H3] what a number of people can show', () => {
  expect([10, 30, 49, 50, 99, 100].map(groupSizeSentence)).toEqual([
    'seldom',
    'seldom',
    'seldom',
    'half',
    'half',
    'mostly',
  ]);
});

const ratings = (hits: number, falseAlarms: number, each = 4): RatingCounts => ({
  true: [0, each - hits, hits, 0],
  false: [0, each - falseAlarms, falseAlarms, 0],
});

test('[H2] one learner sees counts of both kinds and one sentence, no d′', () => {
  expect(ownResult(ratings(3, 2), ratings(3, 0))).toEqual({
    recognisedTrue: { before: 3, beforeOf: 4, after: 3, afterOf: 4 },
    recognisedFalse: { before: 2, beforeOf: 4, after: 4, afterOf: 4 },
    sentence: 'may-be-chance',
    gain: null,
  });
  expect(ownResult(ratings(3, 2), ratings(3, 2)).sentence).toBe('unchanged');
  expect(ownResult(ratings(20, 4, 23), ratings(23, 0, 23)).gain).toBeNull();
});

test('[H2] d′ with its interval from 48 items a side; "better" only where the interval lies above 0', () => {
  const better = ownResult(ratings(14, 10, 24), ratings(23, 1, 24));
  expect(better.sentence).toBe('better');
  expect(better.gain?.interval.low).toBeGreaterThan(0);
  expect(ownResult(ratings(14, 10, 24), ratings(15, 10, 24)).sentence).toBe('not-shown');
});
