import { type Rating, ratings } from '@werkstadt/shared/literacy/scoring/rating';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from '~/ui/index.ts';

export type AnswerWords = Readonly<Record<Rating, string>>;

/** What is asked about a statement, and the four answers. */
export interface ItemScale {
  readonly question: string;
  readonly words: AnswerWords;
  /** The module has other words than true and false: a source carries a claim, or does not. */
  readonly own: boolean;
}

interface AskedScale {
  readonly question: string;
  /** Keys from surely false to surely true; null for the app's own words. */
  readonly answers: readonly [string, string, string, string] | null;
}

/** The scale of a step's parameters. */
export function itemScale({ question, answers }: AskedScale, plain: (key: string) => string): ItemScale {
  const [one, two, three, four] = answers?.map(plain) ?? [];
  return {
    question: plain(question),
    own: answers !== null,
    words: {
      1: one ?? m.learn_rating_1(),
      2: two ?? m.learn_rating_2(),
      3: three ?? m.learn_rating_3(),
      4: four ?? m.learn_rating_4(),
    },
  };
}

interface AnswerScaleProps {
  /** Id of the question that names the group. */
  readonly labelledBy: string;
  readonly words: AnswerWords;
  readonly chosen: Rating | null;
  readonly onChoose: (rating: Rating) => void;
}

/** Four answers, one tap each. */
export function AnswerScale({ labelledBy, words, chosen, onChoose }: AnswerScaleProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is named by its own legend alone, and the question stands above
    <div className="answer-scale" role="group" aria-labelledby={labelledBy}>
      {ratings.map((rating) => (
        <button
          key={rating}
          type="button"
          className={classNames('answer', chosen === rating && 'answer--chosen')}
          aria-pressed={chosen === rating}
          aria-keyshortcuts={String(rating)}
          onClick={() => onChoose(rating)}
        >
          <span className="answer__key" aria-hidden="true">
            {rating}
          </span>
          <span>{words[rating]}</span>
        </button>
      ))}
    </div>
  );
}
