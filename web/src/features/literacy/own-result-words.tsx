import { type Answers, ratedItems } from '@werkstadt/shared/literacy/module-run';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import { countRatings } from '@werkstadt/shared/literacy/scoring/rating';
import { type BeforeAfterCount, type OwnResult, ownResult } from '@werkstadt/shared/literacy/wording/own-result';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Card } from '~/ui/index.ts';

function countWords(word: (counts: { after: number; before: number; of: number }) => string, counts: BeforeAfterCount) {
  return word({ after: counts.after, before: counts.before, of: counts.afterOf });
}

function sentenceOf({ sentence, gain }: OwnResult): string {
  switch (sentence) {
    case 'unchanged':
      return m.learn_result_unchanged();
    case 'may-be-chance':
      return m.learn_result_chance();
    case 'better':
    case 'not-shown': {
      const numbers = {
        gain: formatNumber(Math.round((gain?.dPrime ?? 0) * 10) / 10),
        low: formatNumber(Math.round((gain?.interval.low ?? 0) * 10) / 10),
        high: formatNumber(Math.round((gain?.interval.high ?? 0) * 10) / 10),
      };
      return sentence === 'better' ? m.learn_result_better(numbers) : m.learn_result_not_shown(numbers);
    }
  }
}

/** What one learner is told: both kinds together and one sentence, never a mark ([H1], [H2]). */
export function OwnResultWords({ result }: { readonly result: OwnResult }) {
  return (
    <Card tone="accent">
      <div className="own-result">
        <p>{countWords(m.learn_result_true, result.recognisedTrue)}</p>
        <p>{countWords(m.learn_result_false, result.recognisedFalse)}</p>
        <p>{sentenceOf(result)}</p>
      </div>
    </Card>
  );
}

interface TestAnswers {
  readonly items: readonly Item[];
  readonly answers: Answers;
}

/** Null as long as one of the two tests has open items: half a test says nothing. */
export function resultOf(before: TestAnswers, after: TestAnswers): OwnResult | null {
  const [first, second] = [ratedItems(before.answers, before.items), ratedItems(after.answers, after.items)];
  if (first.length === 0 || first.length < before.items.length || second.length < after.items.length) return null;
  return ownResult(countRatings(first), countRatings(second));
}
