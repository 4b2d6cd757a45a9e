import { type Rating, ratings } from '@werkstadt/shared/literacy/scoring/rating';
import { m } from '~/platform/i18n/index.ts';
import { classNames } from '~/ui/index.ts';

export type AnswerWords = Readonly<Record<Rating, string>>;

/** The app's own four words; a module may bring others for the same scale. */
export const standardAnswers = (): AnswerWords => ({
  1: m.learn_rating_1(),
  2: m.learn_rating_2(),
  3: m.learn_rating_3(),
  4: m.learn_rating_4(),
});

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
