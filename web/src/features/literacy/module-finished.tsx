import type { ModuleRun } from '@werkstadt/shared/literacy/module-run';
import type { OwnResult } from '@werkstadt/shared/literacy/wording/own-result';
import type { ReactNode } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Notice, Page } from '~/ui/index.ts';
import { OwnResultWords } from './own-result-words.tsx';
import { StaysHere } from './sync/stays-here.tsx';
import { TakesFocus } from './takes-focus.tsx';

interface ModuleFinishedProps {
  readonly title: string;
  /** In a course the tests of the course measure. */
  readonly track: ModuleRun['track'];
  /** Null where a test was skipped. */
  readonly result: OwnResult | null;
  /** Code of the group round it was played in: the way leads back there. */
  readonly round: string | null;
  /** Every item with its explanation. */
  readonly feedback: ReactNode;
  readonly onAgain: () => void;
  /** One came here by a press: the heading takes the focus. */
  readonly takesFocus: boolean;
}

/** After the last step: what one may be told, why each statement is so, and the way on. */
export function ModuleFinished({ title, track, result, round, feedback, onAgain, takesFocus }: ModuleFinishedProps) {
  const params = { city: useCity().slug };
  return (
    <Page
      title={title}
      back={{ to: '/$city/learn', params }}
      actions={
        round ? (
          <ButtonLink variant="primary" to="/$city/learn/group/$code" params={{ ...params, code: round }}>
            {m.group_to_round()}
          </ButtonLink>
        ) : track === 'course' ? (
          <ButtonLink variant="primary" to="/$city/learn/course" params={params}>
            {m.course_back_to()}
          </ButtonLink>
        ) : (
          <ButtonLink variant="primary" to="/$city/learn" params={params}>
            {m.learn_to_modules()}
          </ButtonLink>
        )
      }
    >
      <div className="stack stack--wide">
        <div className="stack">
          <TakesFocus when={takesFocus}>
            <h2 className="heading-1">{m.learn_finished_title()}</h2>
          </TakesFocus>
          {track === 'course' ? (
            <p>{m.course_module_done()}</p>
          ) : result ? (
            <OwnResultWords result={result} />
          ) : (
            <Notice>{m.learn_result_none()}</Notice>
          )}
          <StaysHere stays={m.learn_reflect_stays()} />
        </div>
        {track === 'module' && feedback}
        <div className="stack stack--tight">
          <p className="muted">{m.learn_again_text()}</p>
          <div className="button-row">
            <Button icon="restart" onClick={onAgain}>
              {m.learn_again()}
            </Button>
          </div>
        </div>
      </div>
    </Page>
  );
}
