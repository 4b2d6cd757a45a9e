import { expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';
import { discernment, learnerGain } from './discernment.ts';
import { groupGain, taughtMinusUntaught } from './group-gain.ts';
import { normalDistribution, normalQuantile } from './normal.ts';
import { answerCounts, countRatings, type RatingCounts } from './rating.ts';
import { studentHalfWidth95 } from './student.ts';

const of = (items: number, hits: number, falseAlarms: number) => ({
  hits,
  trueItems: items,
  falseAlarms,
  falseItems: items,
});

test.each([
  [8, 0, 3.1864, 0, 1.0214],
  [4, 4, 0, 0, 0.6267],
  [6, 1, 1.5569, 0.189, 0.7079],
  [7, 2, 1.5569, -0.189, 0.7079],
  [8, 8, 0, -1.5932, 1.0214],
  [0, 0, 0, 1.5932, 1.0214],
  [0, 8, -3.1864, 0, 1.0214],
  [2, 0, 1.0038, 1.0913, 0.8629],
])('[L1] %i hits and %i false alarms of 8 and 8 give d′ %f, c %f, SE %f', (hits, falseAlarms, dPrime, c, error) => {
  const result = discernment(of(8, hits, falseAlarms));
  expect(result.dPrime).toBeCloseTo(dPrime, 4);
  expect(result.criterion).toBeCloseTo(c, 4);
  expect(Math.sqrt(result.variance)).toBeCloseTo(error, 4);
});

test('[L1] 10 hits and 3 false alarms of 12 and 12', () => {
  const result = discernment(of(12, 10, 3));
  expect(result.dPrime).toBeCloseTo(1.4846, 4);
  expect(result.criterion).toBeCloseTo(-0.1271, 4);
  expect(Math.sqrt(result.variance)).toBeCloseTo(0.5688, 4);
});

test('[L1] at unchanged d′ more mistrust alone looks like more fakes spotted', () => {
  const spotted = (dPrime: number, c: number) => normalDistribution(c + dPrime / 2);
  const believed = (dPrime: number, c: number) => normalDistribution(dPrime / 2 - c);
  expect(spotted(1, 0)).toBeCloseTo(0.69, 2);
  expect(spotted(1, 0.5)).toBeCloseTo(0.84, 2);
  expect(believed(1, 0)).toBeCloseTo(0.69, 2);
  expect(believed(1, 0.5)).toBeCloseTo(0.5, 2);
});

test('[L1] the normal quantile undoes the distribution', () => {
  for (const p of [0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999])
    expect(normalDistribution(normalQuantile(p))).toBeCloseTo(p, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
});

test('[L4] the area under the curve counts pairs and half the ties', () => {
  const rated = countRatings([
    ...([4, 3, 3, 2] as const).map((rating) => ({ truth: true, rating })),
    ...([1, 2, 2, 3] as const).map((rating) => ({ truth: false, rating })),
  ]);
  expect(areaUnderCurve(rated)).toBe(0.8125);
  expect(areaUnderCurve({ ...rated, false: [0, 0, 0, 0] })).toBeNull();
});

test('[L4] ratings 3 and 4 count as true', () => {
  const counts: RatingCounts = { true: [1, 0, 2, 1], false: [2, 1, 1, 0] };
  expect(answerCounts(counts)).toEqual({ hits: 3, trueItems: 4, falseAlarms: 1, falseItems: 4 });
});

test.each([
  [1, 12.7062],
  [2, 4.3027],
  [9, 2.2622],
  [29, 2.0452],
  [100, 1.984],
])('[L5] with %i degrees of freedom the 95 %% interval reaches %f standard errors', (degrees, width) => {
  expect(studentHalfWidth95(degrees)).toBeCloseTo(width, 4);
});

const counts = (hits: number, falseAlarms: number): RatingCounts => ({
  true: [0, 4 - hits, hits, 0],
  false: [0, 4 - falseAlarms, falseAlarms, 0],
});

test('[L5] the gain of a group is the mean of its learners with a t-interval', () => {
  const learners = [
    { before: counts(2, 2), after: counts(3, 1) },
    { before: counts(3, 2), after: counts(3, 1) },
    { before: counts(2, 1), after: counts(3, 2) },
  ];
  const single = learners.map(({ before, after }) => learnerGain(answerCounts(before), answerCounts(after)).dPrime);
  const mean = single.reduce((sum, gain) => sum + gain, 0) / 3;
  const deviation = Math.sqrt(single.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / 2);
  const gain = groupGain(learners);
  expect(gain.learners).toBe(3);
  expect(gain.dPrime.mean).toBeCloseTo(mean, 12);
  expect(gain.dPrime.interval?.high).toBeCloseTo(mean + (4.302653 * deviation) / Math.sqrt(3), 5);
  expect(groupGain(learners.slice(0, 1)).dPrime.interval).toBeNull();
});

test('[L5] what was taught minus what was not takes away what both halves gained', () => {
  const rise = Array.from({ length: 6 }, (_, n) => ({ before: counts(2, 2), after: counts(n % 2 ? 3 : 4, 1) }));
  const same = taughtMinusUntaught(rise, rise);
  expect([same.dPrime.mean, same.criterion.mean]).toEqual([0, 0]);
  expect(same.dPrime.interval?.low).toBeLessThan(0);
  const none = rise.map(({ before }) => ({ before, after: before }));
  const taught = taughtMinusUntaught(rise, none);
  expect(taught.dPrime.mean).toBeCloseTo(groupGain(rise).dPrime.mean, 12);
  expect(taught.criterion.mean).toBeCloseTo(groupGain(rise).criterion.mean, 12);
  expect(taught.dPrime.interval?.low).toBeGreaterThan(0);
  expect(taughtMinusUntaught(rise, rise.slice(0, 1)).dPrime.interval).toBeNull();
});
