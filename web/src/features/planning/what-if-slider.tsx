import type { Assumption } from '@werkstadt/shared/planning/figures/figure';
import { answerOf, type LaneAnswer } from '@werkstadt/shared/planning/lane/answer-of';
import type { LaneFigureId } from '@werkstadt/shared/planning/lane/bike-lane-consequences';
import type { WhatIf } from '@werkstadt/shared/planning/lane/what-if';
import { useEffect, useId, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { figureValueWords } from './consequence-rows.ts';
import { triedValue, triedWords } from './figure-words.ts';
import type { PlanningDesk } from './planning-desk.ts';
import type { LaneQuestion } from './planning-messages.ts';
import { sameAnswerAround } from './same-answer-around.ts';

export interface WhatIfSliderProps {
  readonly desk: PlanningDesk;
  readonly question: LaneQuestion;
  readonly figure: LaneFigureId;
  readonly assumption: Assumption;
}

const answerWords: Readonly<Record<LaneAnswer, () => string>> = {
  yes: m.planning_answer_yes,
  partly: m.planning_answer_partly,
  no: m.planning_answer_no,
  unknown: m.planning_answer_unknown,
};

const questionWords: Partial<Readonly<Record<LaneFigureId, () => string>>> = {
  stress: m.planning_question_stress,
  networks: m.planning_question_networks,
  detour: m.planning_question_detour,
  width: m.planning_question_width,
};

/** Tries other values of an assumption, and says whether the figure's answer would be another. */
export function WhatIfSlider({ desk, question, figure, assumption }: WhatIfSliderProps) {
  useLocale();
  const [tried, setTried] = useState<readonly WhatIf<LaneFigureId>[] | null>(null);
  useEffect(() => {
    let late = false;
    desk.ask('what-if', { ...question, figure, assumption: assumption.id }).then((values) => {
      if (!late) setTried(values);
    });
    return () => {
      late = true;
    };
  }, [desk, question, figure, assumption.id]);
  if (tried === null) {
    return (
      <p role="status" className="muted">
        {m.planning_try_loading()}
      </p>
    );
  }
  return <Tried tried={tried} figure={figure} assumption={assumption} />;
}

interface TriedProps extends Pick<WhatIfSliderProps, 'figure' | 'assumption'> {
  readonly tried: readonly WhatIf<LaneFigureId>[];
}

function Tried({ tried, figure, assumption }: TriedProps) {
  useLocale();
  const id = useId();
  const usual = Math.max(
    0,
    tried.findIndex(({ value }) => value === (assumption.value ?? 0)),
  );
  const [chosen, setChosen] = useState(usual);
  const answers = tried.map((one) => answerOf(figure, one.figure));
  const [now, then] = [answers[usual], answers[chosen]];
  const shown = tried[chosen];
  const stays = sameAnswerAround(answers, usual);
  const [low, high] = [tried[stays.first], tried[stays.last]];
  if (!shown || !now || !then || !low || !high) return null;
  const words = triedWords(assumption.id, shown.value);
  return (
    <div className="what-if">
      <label className="kern-label" htmlFor={id}>
        {m.planning_try_value({ value: words })}
      </label>
      <input
        type="range"
        className="range-field__slider"
        id={id}
        min={0}
        max={tried.length - 1}
        step={1}
        value={chosen}
        aria-valuetext={words}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
      <div aria-live="polite">
        <p>{m.planning_try_result({ value: figureValueWords(figure, shown.figure) })}</p>
        <p className={now === then ? 'what-if__same' : 'what-if__flips'}>
          {(questionWords[figure] ?? m.planning_question_any)()}{' '}
          {now === then
            ? m.planning_try_same({ answer: answerWords[now]() })
            : m.planning_try_flips({ before: answerWords[now](), after: answerWords[then]() })}
        </p>
      </div>
      <p className="muted small">
        {stays.first === 0 && stays.last === tried.length - 1
          ? m.planning_try_never_flips()
          : m.planning_try_range({
              low: triedValue(assumption.id, low.value),
              high: triedValue(assumption.id, high.value),
            })}
      </p>
    </div>
  );
}
