import type { RatingCounts } from './rating.ts';

/**
 * P(a true item is rated higher than a false one) + ½ P(both alike), over all pairs: discernment without a threshold
 * (Higham 2024). 0.5 = guessing. Null where items of one kind are missing.
 */
export function areaUnderCurve(counts: RatingCounts): number | null {
  let pairs = 0;
  let won = 0;
  for (const [trueRating, trueCount] of counts.true.entries()) {
    for (const [falseRating, falseCount] of counts.false.entries()) {
      const here = trueCount * falseCount;
      pairs += here;
      if (trueRating > falseRating) won += here;
      else if (trueRating === falseRating) won += here / 2;
    }
  }
  return pairs === 0 ? null : won / pairs;
}
