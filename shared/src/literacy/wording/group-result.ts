import type { MeanGain } from '../scoring/group-gain.ts';

/** How far c may have moved for "learnt" to be said ([H4]). */
export const CRITERION_MARGIN = 0.2;

/** What a group may be told about its gain. */
export type GroupSentence = 'learnt' | 'more-mistrust' | 'no-difference-shown';

/**
 * [H4] "Learnt" needs the interval of Δd′ above 0 and the interval of Δc inside ±0.2. Where Δc lies above 0 and Δd′ is
 * not shown to, people say "false" more often without telling apart better.
 */
export function groupSentence(gain: { readonly dPrime: MeanGain; readonly criterion: MeanGain }): GroupSentence {
  const { dPrime, criterion } = gain;
  const better = dPrime.interval !== null && dPrime.interval.low > 0;
  if (better && criterion.interval && within(criterion.interval, CRITERION_MARGIN)) return 'learnt';
  if (!better && criterion.interval !== null && criterion.interval.low > 0) return 'more-mistrust';
  return 'no-difference-shown';
}

const within = ({ low, high }: { readonly low: number; readonly high: number }, margin: number): boolean =>
  low >= -margin && high <= margin;

/** How often a group of this size shows a true gain of 0.3 (learning.md §10): 30 people do about one time in three. */
export function groupSizeSentence(learners: number): 'seldom' | 'half' | 'mostly' {
  if (learners >= 100) return 'mostly';
  return learners >= 50 ? 'half' : 'seldom';
}
