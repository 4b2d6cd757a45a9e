import { drawForm } from '@werkstadt/shared/literacy/item-forms';
import { type ModuleRun, positionOf, type RunAction, stepsOfTrack } from '@werkstadt/shared/literacy/module-run';
import type { Form } from '@werkstadt/shared/literacy/package/item';
import type { Step } from '@werkstadt/shared/literacy/package/step';
import { useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { useLearningRecords } from '~/platform/learning/index.ts';
import { Button, Notice, Page } from '~/ui/index.ts';
import type { LoadedModule } from '../content/load-module.ts';
import { moduleTexts } from '../content/module-texts.tsx';
import { ItemFeedback } from '../items/item-feedback.tsx';
import { ModuleFinished } from '../module-finished.tsx';
import { moduleName } from '../module-words.ts';
import { OwnResultWords, resultOf } from '../own-result-words.tsx';
import { type ItemAccess, savedGuess } from '../steps/choice.tsx';
import { sendProgress } from '../sync/send-progress.ts';
import { finishModule } from './finish-module.ts';
import { actOnRun, rewindRun } from './runs.ts';
import { StepContent } from './step-content.tsx';
import { StepFrame } from './step-frame.tsx';
import { useStepView } from './step-view.ts';

interface PlayerProps {
  readonly module: LoadedModule;
  readonly run: ModuleRun;
  /** Code of the group round it is played in; null alone. */
  readonly round: string | null;
  /** It was begun by a press just now: the first heading takes the focus, as every later one does. */
  readonly begun: boolean;
}

function guessOptions(steps: readonly Step[], stepId: string) {
  const step = steps.find(({ id }) => id === stepId);
  return step?.type === 'choice' && step.params.use === 'predict' ? step.params.options : [];
}

/** The valid items of a form, the same during the whole run; none where too few are valid, or the course asks. */
function formItems(module: LoadedModule, form: Form, { seed, startedAt, track }: ModuleRun) {
  if (track === 'course') return [];
  const drawn = drawForm(module, { form, seed, today: startedAt.slice(0, 10) });
  return drawn.open ? drawn.items : [];
}

/** Plays one module, step by step; every act lies on the device before the next. */
export function Player({ module, run, round, begun }: PlayerProps) {
  const locale = useLocale();
  const city = useCity();
  const view = useStepView();
  const { notKept } = useLearningRecords();
  const [moved, setMoved] = useState(begun);
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
  const steps = stepsOfTrack(module.steps, run.track);
  const at = positionOf(module.steps, run);
  const step = steps[at];
  if (!step) return null;

  const before = formItems(module, run.formOrder[0], run);
  const after = formItems(module, run.formOrder[1], run);
  const result = resultOf({ items: before, answers: run.before }, { items: after, answers: run.after });
  const act = (action: RunAction) => actOnRun({ moduleId: run.moduleId, round }, module.steps, action);
  const goOn = () => {
    setMoved(true);
    const now = new Date().toISOString();
    if (at === steps.length - 1) {
      setLookingAgain(false);
      finishModule(run, round, before, after);
    }
    act({ type: 'next', now });
    if (at === steps.length - 1) sendProgress(city.id);
  };
  const goBack = () => {
    setMoved(true);
    act({ type: 'back' });
  };

  if (run.finishedAt !== null && !lookingAgain) {
    return (
      <ModuleFinished
        title={moduleName(module.description)}
        track={run.track}
        result={result}
        round={round}
        takesFocus={moved}
        feedback={
          <ItemFeedback
            parts={[
              { title: m.learn_feedback_before(), items: before, answers: run.before },
              { title: m.learn_feedback_after(), items: after, answers: run.after },
            ]}
            textsOf={() => texts}
          />
        }
        onAgain={() => {
          setLookingAgain(true);
          rewindRun({ moduleId: run.moduleId, round });
        }}
      />
    );
  }
  const items: ItemAccess = {
    texts,
    before,
    after,
    item: (id) => allItems.get(id),
    answersBefore: run.before,
    answersAfter: run.after,
    answersPractice: run.practice,
    onAnswer: (use, item, rating) => act({ type: 'answer', use, item: item.id, rating }),
    guess: (stepId) => savedGuess(run.saved[stepId]),
    guessOptions: (stepId) => guessOptions(module.steps, stepId),
    result: result && <OwnResultWords result={result} />,
  };
  const done = run.doneSteps.includes(step.id);
  const last = at === steps.length - 1;
  return (
    <Page
      title={moduleName(module.description)}
      back={{ to: run.track === 'course' ? '/$city/learn/course' : '/$city/learn', params: { city: city.slug } }}
      actions={
        <Button variant={done ? 'primary' : 'secondary'} onClick={goOn}>
          {last ? m.learn_finish() : done ? m.learn_next() : m.learn_skip()}
        </Button>
      }
    >
      <StepFrame
        key={step.id}
        step={step}
        track={run.track}
        texts={texts}
        languages={module.description.inLanguage}
        takesFocus={moved}
        onBack={at > 0 ? goBack : null}
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
          onSave={(state) => act({ type: 'save', step: step.id, state })}
          onDone={() => act({ type: 'done', step: step.id })}
        />
      </StepFrame>
    </Page>
  );
}
