import { discernment, type Interval } from './discernment.ts';
import { type AnswerCounts, answerCounts, type RatingCounts } from './rating.ts';
import { studentHalfWidth95 } from './student.ts';

export interface BeforeAfter {
  readonly before: RatingCounts;
  readonly after: RatingCounts;
}

export interface MeanGain {
  readonly mean: number;
  /** 95 %, Student's t over learners; null for fewer than two. */
  readonly interval: Interval | null;
}

export interface GroupGain {
  readonly learners: number;
  readonly dPrime: MeanGain;
  readonly criterion: MeanGain;
}

function sampleOf(values: readonly number[]) {
  const count = values.length;
  const mean = count === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / count;
  const variance = count < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { count, mean, variance };
}

function meanWithInterval(values: readonly number[]): MeanGain {
  const { count, mean, variance } = sampleOf(values);
  if (count < 2) return { mean, interval: null };
  const halfWidth = studentHalfWidth95(count - 1) * Math.sqrt(variance / count);
  return { mean, interval: { low: mean - halfWidth, high: mean + halfWidth } };
}

const difference = ({ before, after }: BeforeAfter) => {
  const first = discernment(answerCounts(before));
  const second = discernment(answerCounts(after));
  return { dPrime: second.dPrime - first.dPrime, criterion: second.criterion - first.criterion };
};

/** Mean gain of a group in d′ and c. */
export function groupGain(learners: readonly BeforeAfter[]): GroupGain {
  const differences = learners.map(difference);
  return {
    learners: learners.length,
    dPrime: meanWithInterval(differences.map((learner) => learner.dPrime)),
    criterion: meanWithInterval(differences.map((learner) => learner.criterion)),
  };
}

/**
 * Gain with what was taught minus gain with what was not yet, in d′ and in c: takes away what practice and mood do,
 * without a second group. The two halves come as separate records, so the interval is the one of independent samples
 * (Welch), which is rather too wide than too narrow.
 */
export function taughtMinusUntaught(
  taught: readonly BeforeAfter[],
  untaught: readonly BeforeAfter[],
): { readonly dPrime: MeanGain; readonly criterion: MeanGain } {
  const [first, second] = [taught.map(difference), untaught.map(difference)];
  const minus = (of: 'dPrime' | 'criterion') =>
    meanDifference(
      first.map((learner) => learner[of]),
      second.map((learner) => learner[of]),
    );
  return { dPrime: minus('dPrime'), criterion: minus('criterion') };
}

function meanDifference(one: readonly number[], other: readonly number[]): MeanGain {
  const [first, second] = [sampleOf(one), sampleOf(other)];
  const mean = first.mean - second.mean;
  if (first.count < 2 || second.count < 2) return { mean, interval: null };
  const [a, b] = [first.variance / first.count, second.variance / second.count];
  if (a + b === 0) return { mean, interval: { low: mean, high: mean } };
  const degrees = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
  const halfWidth = studentHalfWidth95(Math.max(1, Math.floor(degrees))) * Math.sqrt(a + b);
  return { mean, interval: { low: mean - halfWidth, high: mean + halfWidth } };
}

/** Answers of a group together: for counts, never for a gain. */
export const totalAnswers = (all: readonly RatingCounts[]): AnswerCounts =>
  all.map(answerCounts).reduce(
    (sum, one) => ({
      hits: sum.hits + one.hits,
      trueItems: sum.trueItems + one.trueItems,
      falseAlarms: sum.falseAlarms + one.falseAlarms,
      falseItems: sum.falseItems + one.falseItems,
    }),
    { hits: 0, trueItems: 0, falseAlarms: 0, falseItems: 0 },
  );
