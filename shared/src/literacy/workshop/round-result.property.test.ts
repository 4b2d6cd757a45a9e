import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COURSE_ACTIVITY } from '../../workshop/round.ts';
import type { BeforeAfter } from '../scoring/group-gain.ts';
import { MIN_GAIN, publicationSchema, publishCourseRound } from './publication.ts';
import { belongsToRound, numberChoices, readRoundResult, roundResultText } from './round-result.ts';

const cell = fc.integer({ min: 0, max: 6 });
const four = fc.tuple(cell, cell, cell, cell);
const ratings = fc.record({ true: four, false: four });
const part: fc.Arbitrary<BeforeAfter> = fc.record({ before: ratings, after: ratings });
const number = fc.integer({ min: 0, max: 32_767 }).map((half) => 2 * half);
const nonces = () => {
  let next = 0;
  return () => Uint8Array.from([0, 0, 0, 0, 0, 0, next >> 8, next++ & 255]);
};
const course = (of: number) => ({ activity: COURSE_ACTIVITY, number: of });

test('[W7] a phone of a course brings two results, of other rounds none, and half of them is no result', () => {
  fc.assert(
    fc.property(number, part, part, (of, taught, untaught) => {
      const text = roundResultText(course(of), [taught, untaught], nonces());
      expect(text).toMatch(/^[A-Z2-7]{64}$/);
      const records = readRoundResult(`${text.slice(0, 32).toLowerCase()} ${text.slice(32)}`) ?? [];
      expect(records.map(({ result }) => ({ before: result.before, after: result.after }))).toEqual([taught, untaught]);
      expect(belongsToRound(records, course(of))).toBe(true);
      expect(belongsToRound(records, course((of + 2) % 65_536))).toBe(false);
      expect(belongsToRound(records, { activity: 'm2', number: of })).toBe(false);
      expect(belongsToRound(records.slice(0, 1), course(of))).toBe(false);
      expect(belongsToRound([...records].reverse(), course(of))).toBe(false);
    }),
  );
});

test('[W7] the numbers of two rounds of the course never meet', () => {
  const { choices, step } = numberChoices(COURSE_ACTIVITY);
  expect([choices * step, step]).toEqual([65_536, 2]);
  expect(numberChoices('m2')).toEqual({ choices: 65_536, step: 1 });
});

const before: BeforeAfter['before'] = { true: [0, 3, 3, 0], false: [0, 3, 3, 0] };
const better: BeforeAfter['before'] = { true: [0, 0, 3, 3], false: [3, 3, 0, 0] };
const publish = (learners: number, halves: (learner: number) => readonly [BeforeAfter, BeforeAfter]) => {
  const nonce = nonces();
  const records = Array.from({ length: learners }, (_, learner) =>
    (readRoundResult(roundResultText(course(8), halves(learner), nonce)) ?? []).map(({ result }) => result),
  );
  return publishCourseRound(records.flat().reverse(), 8);
};

test('[W7] the group is told what was taught minus what was not, from ten learners on', () => {
  const told = publish(12, () => [
    { before, after: better },
    { before, after: before },
  ]);
  expect(told.learners).toEqual({ kind: 'exact', value: 12 });
  expect(told.gain?.dPrime.mean).toBeGreaterThan(2);
  expect(told.untaught?.gain?.dPrime.mean).toBe(0);
  expect(told.untaught?.difference).toEqual({ dPrime: told.gain?.dPrime, criterion: told.gain?.criterion });
  expect(publicationSchema.parse(told)).toEqual(told);
});

test('[W7] what rises with practice alone is no gain of the course', () => {
  const told = publish(12, (learner) => {
    const rise = { before, after: learner % 2 ? before : better };
    return [rise, rise];
  });
  expect(told.gain?.dPrime.interval?.low).toBeGreaterThan(0);
  expect(told.untaught?.difference?.dPrime.mean).toBe(0);
  expect(told.untaught?.difference?.dPrime.interval?.low).toBeLessThan(0);
});

test('[W3] of a course, too, no count is told of fewer than five and no gain of fewer than ten', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 14 }), (learners) => {
      const told = publish(learners, () => [
        { before, after: better },
        { before, after: before },
      ]);
      expect(told.untaught === null).toBe(learners < 5);
      expect((told.untaught?.difference ?? null) === null).toBe(learners < MIN_GAIN);
      expect((told.untaught?.gain ?? null) === null).toBe(learners < MIN_GAIN);
    }),
  );
});
