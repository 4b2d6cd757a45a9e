import './simulation.scss';
import { buildRumourTown, moduleTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { useMemo, useState } from 'react';
import * as z from 'zod/mini';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { Notice } from '~/ui/index.ts';
import type { StepProps } from '../step-props.ts';
import { ModelNote } from './model-note.tsx';
import {
  type ChosenRun,
  choiceKey,
  choiceSchema,
  firstChoice,
  type RumourParams,
  runChoice,
  untouched,
} from './rumour/choice.ts';
import { ChoiceControls } from './rumour/choice-controls.tsx';
import { RunView } from './rumour/run-view.tsx';
import { choiceLabel } from './rumour/run-words.ts';

const savedSchema = z.object({ choice: choiceSchema, tried: z.array(choiceSchema).check(z.maxLength(60)) });
type Saved = z.infer<typeof savedSchema>;

/** How the rumour went in each try; person × steps of belief, fewer is better. */
export interface RumourResult {
  readonly tries: readonly { readonly choice: Saved['choice']; readonly beliefSteps: number }[];
}

/** M2: a rumour in a town of 150 people, what stops it, and one's own score to beat. */
export default function RumourSim(props: StepProps<RumourParams, RumourResult>) {
  const { params, text, plain, seed, view, saved, onSave, onDone } = props;
  useLocale();
  const town = useMemo(() => buildRumourTown(moduleTown, seed), [seed]);
  const parsed = savedSchema.safeParse(saved);
  const [state, setState] = useState<Saved>(parsed.success ? parsed.data : { choice: firstChoice(params), tried: [] });
  const { choice, tried } = state;
  const districts = [plain(params.districts[0]), plain(params.districts[1])] as const;
  const key = choiceKey(choice);
  const run = useMemo(() => runChoice(town, params, choice, seed), [town, params, choice, seed]);
  const plainRun = useMemo(() => runChoice(town, params, untouched(params), seed), [town, params, seed]);
  const runs = useMemo(() => tried.map((each) => runChoice(town, params, each, seed)), [town, params, tried, seed]);
  const seen = tried.some((each) => choiceKey(each) === key);
  const compares = params.part === 'place-checks' || params.part === 'check-more';

  const change = (next: Saved) => {
    setState(next);
    onSave(next);
  };
  const finish = () => {
    const all = seen ? tried : [...tried, choice];
    if (!seen) change({ choice, tried: all });
    onDone({
      tries: all.map((each) => ({ choice: each, beliefSteps: runChoice(town, params, each, seed).beliefSteps })),
    });
  };

  const listed: readonly ChosenRun[] = compares
    ? [plainRun, ...runs.filter((each) => choiceKey(each.choice) !== choiceKey(plainRun.choice))]
    : runs;
  const least = Math.min(...listed.map(({ beliefSteps }) => beliefSteps));
  return (
    <div className="stack">
      {text(params.task)}
      <blockquote className="rumour-says">{text(params.rumour)}</blockquote>
      <ModelNote>{m.sim_rumour_model({ count: formatNumber(town.personCount) })}</ModelNote>
      {params.part === 'contagion' && <Notice title={m.sim_rumour_open_question()}>{text(params.openQuestion)}</Notice>}
      <ChoiceControls
        params={params}
        town={town}
        seed={seed}
        districts={districts}
        choice={choice}
        onChange={(next) => change({ choice: next, tried })}
      />
      <RunView
        key={key}
        town={town}
        seed={seed}
        run={run}
        compared={compares ? plainRun : null}
        districts={districts}
        view={view}
        seen={seen}
        onEnd={finish}
      />
      {seen && (
        <>
          <DataTable
            caption={m.sim_rumour_tries()}
            columns={[m.sim_rumour_try(), m.sim_rumour_score(), m.sim_rumour_reached_head({ district: districts[1] })]}
            rows={listed.map((each) => ({
              id: choiceKey(each.choice),
              marked: listed.length > 1 && each.beliefSteps === least,
              cells: [
                each === plainRun ? m.sim_rumour_nothing_done() : choiceLabel(params, each.choice),
                formatNumber(each.beliefSteps),
                each.reachedSecond === null ? m.sim_rumour_never() : m.sim_step_number({ step: each.reachedSecond }),
              ],
            }))}
          />
          <p className="small muted">{m.sim_rumour_score_hint()}</p>
          {text(params.end)}
        </>
      )}
    </div>
  );
}
