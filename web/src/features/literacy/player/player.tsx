import type { Step } from '@werkstadt/shared/literacy/package/step';
import { useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';
import { Button, Notice, Page } from '~/ui/index.ts';
import type { LoadedModule } from '../content/load-module.ts';
import { moduleTexts } from '../content/module-texts.tsx';
import { makeResult, readJoined } from '../group/joined-round.ts';
import { standardAnswers } from '../items/answer-scale.tsx';
import { ItemFeedback } from '../items/item-feedback.tsx';
import { ModuleFinished } from '../module-finished.tsx';
import { moduleName } from '../module-words.ts';
import { OwnResultWords, ratedItems, resultOf } from '../own-result-words.tsx';
import { type ItemAccess, savedGuess } from '../steps/choice.tsx';
import { itemsOfForm, type ModuleRun } from './module-run.ts';
import { changeRun } from './runs.ts';
import { StepContent } from './step-content.tsx';
import { StepFrame } from './step-frame.tsx';
import { useStepView } from './step-view.ts';

interface PlayerProps {
  readonly module: LoadedModule;
  readonly run: ModuleRun;
}

function guessOptions(steps: readonly Step[], stepId: string) {
  const step = steps.find(({ id }) => id === stepId);
  return step?.type === 'choice' && step.params.use === 'predict' ? step.params.options : [];
}

/** Plays one module, step by step; every act lies on the device before the next. */
export function Player({ module, run }: PlayerProps) {
  const locale = useLocale();
  const city = useCity();
  const view = useStepView();
  const { notKept } = useLearningRecords();
  const [moved, setMoved] = useState(false);
  const [lookingAgain, setLookingAgain] = useState(false);
  const texts = useMemo(() => moduleTexts(module, locale), [module, locale]);
  const allItems = useMemo(
    () =>
      new Map(
        Object.values(module.items)
          .flat()
          .map((item) => [item.id, item]),
      ),
    [module],
  );
  const at = Math.max(
    0,
    module.steps.findIndex(({ id }) => id === run.stepId),
  );
  const step = module.steps[at];
  if (!step) return null;

  const before = itemsOfForm(module, run.formOrder[0]);
  const after = itemsOfForm(module, run.formOrder[1]);
  const result = resultOf({ items: before, answers: run.before }, { items: after, answers: run.after });

  const change = (part: (current: ModuleRun) => Partial<ModuleRun>) =>
    changeRun(run, (current) => ({ ...current, ...part(current) }));
  const finish = () => {
    setLookingAgain(false);
    const joined = run.round ? readJoined(learningStore.snapshot().records, run.round) : null;
    if (joined && !joined.result && result)
      makeResult(joined, ratedItems(before, run.before), ratedItems(after, run.after));
  };
  const go = (to: number) => {
    const next = module.steps[to];
    setMoved(true);
    if (!next) finish();
    change((current) =>
      next ? { stepId: next.id, screen: next.screen } : { finishedAt: current.finishedAt ?? new Date().toISOString() },
    );
  };
  const items: ItemAccess = {
    texts,
    before,
    after,
    item: (id) => allItems.get(id),
    answersBefore: run.before,
    answersAfter: run.after,
    answersPractice: run.practice,
    onAnswer: (use, item, rating) => change((current) => ({ [use]: { ...current[use], [item.id]: rating } })),
    guess: (stepId) => savedGuess(run.saved[stepId]),
    guessOptions: (stepId) => guessOptions(module.steps, stepId),
    result: result && <OwnResultWords result={result} />,
  };
  if (run.finishedAt !== null && !lookingAgain) {
    return (
      <ModuleFinished
        title={moduleName(module.description)}
        result={result}
        round={run.round}
        feedback={
          <ItemFeedback
            parts={[
              { title: m.learn_feedback_before(), items: before, answers: run.before },
              { title: m.learn_feedback_after(), items: after, answers: run.after },
            ]}
            textsOf={() => texts}
            words={standardAnswers()}
          />
        }
        onAgain={() => {
          setLookingAgain(true);
          go(0);
        }}
      />
    );
  }
  const done = run.doneSteps.includes(step.id);
  const last = at === module.steps.length - 1;
  return (
    <Page
      title={moduleName(module.description)}
      back={{ to: '/$city/learn', params: { city: city.slug } }}
      actions={
        <Button variant={done ? 'primary' : 'secondary'} onClick={() => go(at + 1)}>
          {last ? m.learn_finish() : done ? m.learn_next() : m.learn_skip()}
        </Button>
      }
    >
      <StepFrame
        key={step.id}
        step={step}
        texts={texts}
        languages={module.description.inLanguage}
        takesFocus={moved}
        onBack={at > 0 ? () => go(at - 1) : null}
      >
        {notKept && <Notice tone="warning">{m.learn_not_kept()}</Notice>}
        <StepContent
          step={step}
          items={items}
          sources={module.description.sources}
          text={texts.text}
          plain={texts.plain}
          locale={texts.locale}
          data={texts.data}
          asset={texts.asset}
          seed={run.seed}
          view={view}
          saved={run.saved[step.id]}
          onSave={(state) => change(({ saved }) => ({ saved: { ...saved, [step.id]: state } }))}
          onDone={() => change(({ doneSteps }) => ({ doneSteps: [...new Set([...doneSteps, step.id])] }))}
        />
      </StepFrame>
    </Page>
  );
}
