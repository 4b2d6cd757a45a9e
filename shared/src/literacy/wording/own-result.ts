import { type LearnerGain, learnerGain } from '../scoring/discernment.ts';
import { answerCounts, type RatingCounts } from '../scoring/rating.ts';

/** Items a side from which one learner's d′ may be told, with its interval ([H2]). */
export const MIN_ITEMS_FOR_D_PRIME = 48;

/** Right answers to one kind of statement. */
export interface BeforeAfterCount {
  readonly before: number;
  readonly beforeOf: number;
  readonly after: number;
  readonly afterOf: number;
}

/** What one learner may be told: both kinds, always together ([H1]), and one sentence. */
export interface OwnResult {
  readonly recognisedTrue: BeforeAfterCount;
  readonly recognisedFalse: BeforeAfterCount;
  readonly sentence: 'unchanged' | 'may-be-chance' | 'better' | 'not-shown';
  /** Only from 48 items a side. */
  readonly gain: LearnerGain | null;
}

export function ownResult(before: RatingCounts, after: RatingCounts): OwnResult {
  const [first, second] = [answerCounts(before), answerCounts(after)];
  const recognisedTrue = {
    before: first.hits,
    beforeOf: first.trueItems,
    after: second.hits,
    afterOf: second.trueItems,
  };
  const recognisedFalse = {
    before: first.falseItems - first.falseAlarms,
    beforeOf: first.falseItems,
    after: second.falseItems - second.falseAlarms,
    afterOf: second.falseItems,
  };
  const items = Math.min(first.trueItems + first.falseItems, second.trueItems + second.falseItems);
  const counts = { recognisedTrue, recognisedFalse };
  if (items >= MIN_ITEMS_FOR_D_PRIME) {
    const gain = learnerGain(first, second);
    return { ...counts, gain, sentence: gain.interval.low > 0 ? 'better' : 'not-shown' };
  }
  const same = [recognisedTrue, recognisedFalse].every((kind) => kind.before === kind.after);
  return { ...counts, gain: null, sentence: same ? 'unchanged' : 'may-be-chance' };
}
