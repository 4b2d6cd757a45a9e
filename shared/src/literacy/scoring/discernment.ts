import { normalDensity, normalQuantile } from './normal.ts';
import type { AnswerCounts } from './rating.ts';

/** How well true is told from false, and which way somebody leans. The two are never shown apart ([H1]). */
export interface Discernment {
  /** d′: 0 = guessing, higher = tells apart better. */
  readonly dPrime: number;
  /** c: above 0 says "false" too often (mistrust), below 0 "true" too often (gullible). */
  readonly criterion: number;
  /** Variance of d′. */
  readonly variance: number;
}

/**
 * d′ and c with the log-linear correction (Hautus 1995), so that they are finite for every count; variance after
 * Gourevitch & Galanter 1967. Needs no items of either kind to be there, but then says nothing.
 */
export function discernment({ hits, trueItems, falseAlarms, falseItems }: AnswerCounts): Discernment {
  const hitRate = (hits + 0.5) / (trueItems + 1);
  const falseAlarmRate = (falseAlarms + 0.5) / (falseItems + 1);
  const zHit = normalQuantile(hitRate);
  const zFalseAlarm = normalQuantile(falseAlarmRate);
  return {
    dPrime: zHit - zFalseAlarm,
    criterion: -(zHit + zFalseAlarm) / 2,
    variance: rateVariance(hitRate, zHit, trueItems) + rateVariance(falseAlarmRate, zFalseAlarm, falseItems),
  };
}

const rateVariance = (rate: number, z: number, items: number): number =>
  items === 0 ? Number.POSITIVE_INFINITY : (rate * (1 - rate)) / (items * normalDensity(z) ** 2);

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface LearnerGain {
  readonly dPrime: number;
  readonly interval: Interval;
  readonly criterion: number;
}

/** One learner's gain in d′ with its 95 % interval. May be shown only under [H2]. */
export function learnerGain(before: AnswerCounts, after: AnswerCounts): LearnerGain {
  const first = discernment(before);
  const second = discernment(after);
  const gain = second.dPrime - first.dPrime;
  const halfWidth = 1.959964 * Math.sqrt(first.variance + second.variance);
  return {
    dPrime: gain,
    interval: { low: gain - halfWidth, high: gain + halfWidth },
    criterion: second.criterion - first.criterion,
  };
}
