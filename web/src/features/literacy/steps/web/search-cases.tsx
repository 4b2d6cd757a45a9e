import { MOST_VERDICT_POINTS } from '@werkstadt/shared/literacy/models/mock-web';
import type { StepParams } from '@werkstadt/shared/literacy/package/step';
import { useEffect, useRef, useState } from 'react';
import { m } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { announce, Button, Checkbox, Icon, Notice, ProgressBar } from '~/ui/index.ts';
import type { StepProps } from '../../step-props.ts';
import { TakesFocus } from '../../takes-focus.tsx';
import { Browser } from './browser.tsx';
import type { MockData, ModuleCase } from './mock-data.ts';
import { type Attempt, type CaseScore, scoreOf, searchSavedSchema } from './search-state.ts';

type SearchParams = Extract<StepParams<'mock-web'>, { part: 'search' }>;

export interface SearchResult {
  readonly scores: readonly CaseScore[];
}

/** Seconds since the case began. Counted for information alone; points count page views. */
function useSeconds(running: boolean, from: number): number {
  const [seconds, setSeconds] = useState(from);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}

/** Cases one after the other: leave the page, see who is behind it, stop with a sound verdict. */
export function SearchCases(props: StepProps<SearchParams, SearchResult> & { readonly mock: MockData }) {
  const { params, text, plain, mock, saved, onSave, onDone } = props;
  const parsed = searchSavedSchema.safeParse(saved);
  const [attempts, setAttempts] = useState<readonly Attempt[]>(parsed.success ? parsed.data.attempts : []);
  const [showing, setShowing] = useState(() =>
    Math.min(params.cases.length - 1, attempts.filter(({ trust }) => trust !== null).length),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const tried = mock.caseOf(params.cases[showing] ?? '');
  const attempt = attempts.find(({ id }) => id === tried.id) ?? {
    id: tried.id,
    visits: [tried.page],
    trust: null,
    seconds: 0,
  };
  const scores = attempts
    .filter(({ trust }) => trust !== null)
    .map((each) => scoreOf(mock.web, mock.caseOf(each.id), each));
  const keep = (changed: Attempt) => {
    const next = [...attempts.filter(({ id }) => id !== changed.id), changed];
    setAttempts(next);
    onSave({ attempts: next });
    const done = next.filter(({ trust }) => trust !== null);
    if (done.length >= Math.min(params.enough, params.cases.length))
      onDone({ scores: done.map((each) => scoreOf(mock.web, mock.caseOf(each.id), each)) });
  };
  const toCase = (index: number) => {
    setShowing(index);
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="stack">
      {text(params.task)}
      <ProgressBar
        label={m.sim_web_cases()}
        value={scores.length}
        max={params.cases.length}
        text={m.sim_web_case_number({ number: showing + 1, count: params.cases.length })}
      />
      <h3 className="heading-2 sim-anchor" ref={heading} tabIndex={-1}>
        {m.sim_web_case_number({ number: showing + 1, count: params.cases.length })}
      </h3>
      <OneCase key={tried.id} {...props} tried={tried} attempt={attempt} onChange={keep} />
      {attempt.trust !== null && showing + 1 < params.cases.length && (
        <Button block icon="arrow-right" onClick={() => toCase(showing + 1)}>
          {m.sim_web_next_case()}
        </Button>
      )}
      {attempt.trust !== null && scores.length >= params.enough && scores.length < params.cases.length && (
        <p className="small muted">{m.sim_web_enough({ left: params.cases.length - scores.length })}</p>
      )}
      {scores.length === params.cases.length && (
        <>
          <DataTable
            caption={m.sim_web_summary()}
            columns={[m.sim_web_case_head(), m.sim_web_verdict_head(), m.sim_web_way_head()]}
            rows={params.cases.flatMap((id, index) => {
              const score = scores.find((each) => each.id === id);
              if (!score) return [];
              return {
                id,
                cells: [
                  `${index + 1}. ${plain(mock.caseOf(id).claim).split('\n')[0] ?? ''}`,
                  m.sim_web_points({ points: score.points, most: MOST_VERDICT_POINTS }),
                  m.sim_web_points({ points: score.rubricPoints, most: 3 }),
                ],
              };
            })}
          />
          {text(params.end)}
        </>
      )}
    </div>
  );
}

interface OneCaseProps extends Pick<StepProps<SearchParams>, 'text' | 'plain'> {
  readonly mock: MockData;
  readonly tried: ModuleCase;
  readonly attempt: Attempt;
  readonly onChange: (attempt: Attempt) => void;
}

function OneCase({ mock, tried, attempt, onChange, text, plain }: OneCaseProps) {
  const decided = attempt.trust !== null;
  const [clock, setClock] = useState(false);
  const seconds = useSeconds(!decided, attempt.seconds);
  const [startPage] = useState(attempt.visits.at(-1) ?? tried.page);
  const [justDecided, setJustDecided] = useState(false);
  const decide = (trust: boolean) => {
    const done = { ...attempt, trust, seconds };
    const score = scoreOf(mock.web, tried, done);
    announce(score.right ? m.sim_web_right() : m.sim_web_wrong());
    setJustDecided(true);
    onChange(done);
  };
  const score = decided ? scoreOf(mock.web, tried, attempt) : null;
  const steps = score && [
    { word: m.sim_web_left_page(), done: score.rubric.leftThePage },
    { word: m.sim_web_other_owner(), done: score.rubric.otherOwner },
    { word: m.sim_web_found_original(), done: score.rubric.foundOriginal },
  ];
  return (
    <div className="stack">
      <blockquote className="mock-claim">{text(tried.claim)}</blockquote>
      {!decided && (
        <>
          <Browser
            mock={mock}
            tried={tried}
            startPage={startPage}
            placeholder={plain(tried.firstSearch)}
            onVisit={(page) => onChange({ ...attempt, visits: [...attempt.visits, page], seconds })}
          />
          <div className="mock-status">
            <span>{m.sim_web_views({ count: attempt.visits.length })}</span>
            {clock && (
              <button type="button" className="mock-clock" onClick={() => announce(m.sim_web_seconds({ seconds }))}>
                <Icon name="clock" size={20} />
                {m.sim_web_seconds({ seconds })}
              </button>
            )}
          </div>
          <Checkbox label={m.sim_web_show_clock()} checked={clock} onChange={setClock} />
          <fieldset className="mock-verdict">
            <legend>{m.sim_web_trust_question()}</legend>
            <Button icon="check" onClick={() => decide(true)}>
              {m.sim_web_trust()}
            </Button>
            <Button icon="close" onClick={() => decide(false)}>
              {m.sim_web_distrust()}
            </Button>
          </fieldset>
          <p className="small muted">{m.sim_web_stop_hint()}</p>
        </>
      )}
      {score && steps && (
        <>
          <TakesFocus when={justDecided}>
            <Notice tone={score.right ? 'success' : 'info'} title={score.right ? m.sim_web_right() : m.sim_web_wrong()}>
              {text(tried.why)}
            </Notice>
          </TakesFocus>
          <ul className="mock-rubric">
            {steps.map(({ word, done }) => (
              <li key={word}>
                <Icon name={done ? 'circle-check' : 'minus'} size={20} />
                {word}: {done ? m.sim_web_yes() : m.sim_web_no()}
              </li>
            ))}
          </ul>
          <p>
            {m.sim_web_score({
              points: score.points,
              most: MOST_VERDICT_POINTS,
              way: score.rubricPoints,
              views: score.pageViews,
            })}
          </p>
          {score.right && score.rubricPoints === 0 && <p>{m.sim_web_guessed()}</p>}
        </>
      )}
    </div>
  );
}
