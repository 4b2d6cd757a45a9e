import type { Answers } from '@werkstadt/shared/literacy/module-run';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import type { Rating } from '@werkstadt/shared/literacy/scoring/rating';
import { useEffect, useEffectEvent } from 'react';
import * as z from 'zod/mini';
import { m } from '~/platform/i18n/index.ts';
import { Card, ChoiceGroup } from '~/ui/index.ts';
import type { ModuleTexts } from '../content/module-texts.tsx';
import { itemScale } from '../items/answer-scale.tsx';
import { ItemFeedback } from '../items/item-feedback.tsx';
import { ItemPractice } from '../items/item-practice.tsx';
import { ItemQuestion } from '../items/item-question.tsx';
import { ItemTest } from '../items/item-test.tsx';
import type { StepProps } from '../step-props.ts';

type ChoiceParams = StepParams<'choice'>;
type ParamsOf<U extends ChoiceParams['use']> = Extract<ChoiceParams, { use: U }>;

/** Items and answers of the module that is played, for the steps made of them. */
export interface ItemAccess {
  readonly texts: ModuleTexts;
  /** The eight items of the learner's form. */
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly item: (id: string) => Item | undefined;
  readonly answersBefore: Answers;
  readonly answersAfter: Answers;
  readonly answersPractice: Answers;
  readonly onAnswer: (use: 'before' | 'after' | 'practice', item: Item, rating: Rating) => void;
  /** Option chosen in a `predict` step, by the id of the step. */
  readonly guess: (stepId: string) => string | undefined;
  /** The options of a `predict` step. */
  readonly guessOptions: (stepId: string) => ParamsOf<'predict'>['options'];
  /** What the learner may be told about before and after ([H2]). */
  readonly result: React.ReactNode;
}

interface ChoiceProps<U extends ChoiceParams['use']> extends StepProps<ParamsOf<U>> {
  readonly items: ItemAccess;
}

function Test({ params, items, text, plain, onDone }: ChoiceProps<'before' | 'after'>) {
  const { use } = params;
  return (
    <ItemTest
      intro={text(params.intro)}
      items={use === 'before' ? items.before : items.after}
      textsOf={() => items.texts}
      scaleOf={() => itemScale(params, plain)}
      whenAnswered={<p>{m.learn_test_answers_later()}</p>}
      answers={use === 'before' ? items.answersBefore : items.answersAfter}
      onAnswer={(item, rating) => items.onAnswer(use, item, rating)}
      onDone={() => onDone(null)}
    />
  );
}

function Practice({ params, items, text, plain, onDone }: ChoiceProps<'practice'>) {
  return (
    <ItemPractice
      intro={text(params.intro)}
      items={params.items.flatMap((id) => items.item(id) ?? [])}
      textsOf={() => items.texts}
      scaleOf={() => itemScale(params, plain)}
      answers={items.answersPractice}
      onAnswer={(item, rating) => items.onAnswer('practice', item, rating)}
      onDone={() => onDone(null)}
    />
  );
}

function useDoneAtOnce(onDone: (result: null) => void): void {
  const tell = useEffectEvent(onDone);
  useEffect(() => tell(null), []);
}

function Feedback({ params, items, text, onDone }: ChoiceProps<'feedback'>) {
  useDoneAtOnce(onDone);
  return (
    <div className="stack stack--wide">
      <div className="stack">
        {items.result}
        {text(params.intro)}
      </div>
      <ItemFeedback
        parts={[
          { title: m.learn_feedback_before(), items: items.before, answers: items.answersBefore },
          { title: m.learn_feedback_after(), items: items.after, answers: items.answersAfter },
        ]}
        textsOf={() => items.texts}
      />
    </div>
  );
}

const guessSchema = z.object({ option: z.string() });

/** Option that a `predict` step keeps. */
export function savedGuess(saved: unknown): string | undefined {
  const parsed = guessSchema.safeParse(saved);
  return parsed.success ? parsed.data.option : undefined;
}

function Predict({ params, plain, saved, onSave, onDone }: ChoiceProps<'predict'>) {
  const guess = savedGuess(saved) ?? null;
  return (
    <div className="stack">
      <ChoiceGroup
        label={plain(params.question)}
        value={guess}
        onChange={(option) => {
          onSave({ option });
          onDone({ option });
        }}
        options={params.options.map(({ id, label }) => ({ value: id, label: plain(label) }))}
      />
      <p className="muted" role="status">
        {guess !== null && m.learn_predict_kept()}
      </p>
    </div>
  );
}

function Reveal({ params, items, text, plain, onDone }: ChoiceProps<'reveal'>) {
  useDoneAtOnce(onDone);
  const guess = items.guess(params.of);
  const option = items.guessOptions(params.of).find(({ id }) => id === guess);
  return (
    <div className="stack">
      <Card tone="accent">
        <div className="stack stack--tight">
          <p className="learn-look">{m.learn_reveal_guess()}</p>
          <p>
            <strong>{option ? plain(option.label) : m.learn_reveal_no_guess()}</strong>
          </p>
          {option && text(option.reply)}
        </div>
      </Card>
      {params.body.map((key) => (
        <div key={key}>{text(key)}</div>
      ))}
    </div>
  );
}

function Accuracy({ params, items, text, plain, onDone }: ChoiceProps<'accuracy'>) {
  const item = items.item(params.item);
  if (!item) return text(params.intro);
  const scale = itemScale(params, plain);
  const answer = items.answersPractice[item.id] ?? null;
  return (
    <div className="stack">
      {text(params.intro)}
      <ItemQuestion
        item={item}
        texts={items.texts}
        scale={scale}
        chosen={answer}
        onChoose={(rating) => {
          items.onAnswer('practice', item, rating);
          onDone({ rating });
        }}
        takesFocus={false}
      >
        {answer !== null && (
          <div className="item-verdict" role="status">
            <p>{m.learn_accuracy_answer({ answer: scale.words[answer] })}</p>
            <p>{m.learn_accuracy_stays()}</p>
          </div>
        )}
      </ItemQuestion>
    </div>
  );
}

/** Everything that is a choice: tests, practice, feedback, guesses and the accuracy prompt. */
export function ChoiceStep({ params, ...rest }: StepProps<ChoiceParams> & { readonly items: ItemAccess }) {
  switch (params.use) {
    case 'before':
    case 'after':
      return <Test {...rest} params={params} />;
    case 'practice':
      return <Practice {...rest} params={params} />;
    case 'feedback':
      return <Feedback {...rest} params={params} />;
    case 'predict':
      return <Predict {...rest} params={params} />;
    case 'reveal':
      return <Reveal {...rest} params={params} />;
    case 'accuracy':
      return <Accuracy {...rest} params={params} />;
  }
}
