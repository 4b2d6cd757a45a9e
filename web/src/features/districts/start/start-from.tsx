import { type PlanCsvFault, type PlanCsvProblem, readPlanCsv } from '@werkstadt/shared/districts/exchange/plan-csv';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import type { PlanBase } from '@werkstadt/shared/districts/plan/plan-draft';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useProposals } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import {
  Button,
  Dialog,
  Icon,
  Notice,
  ProgressBar,
  RowButton,
  RowItem,
  RowList,
  Section,
  showToast,
} from '~/ui/index.ts';
import { plansOfProject } from '../compare/plans-of-project.ts';
import type { DeskParts } from '../desk-parts.ts';
import { GoalDialog } from './goal-dialog.tsx';
import { makeStartPlan, type StartRun } from './make-start-plan.ts';

const SEED = 1;
const PERCENT = 100;

/** Other things to begin with than what is painted: today's districts, nothing, the machine's, a citizen's, a table. */
export function StartFrom({ layer, painted, figures, draft, act }: DeskParts) {
  useLocale();
  const { data } = layer;
  const [choosing, setChoosing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [problems, setProblems] = useState<readonly PlanCsvProblem[]>([]);
  const run = useRef<StartRun | null>(null);
  const file = useId();
  const proposals = useProposals(draft.projectId);
  useEffect(() => () => run.current?.stop(), []);

  const startFrom = (base: PlanBase, assignment: Assignment) => {
    act({ type: 'change-plan', change: { type: 'start-from', data, base, assignment } });
    showToast({ text: m.districts_started() });
  };
  const choose = (base: PlanBase, assignment: Assignment) => {
    setChoosing(false);
    setProblems([]);
    startFrom(base, assignment);
  };
  const stop = () => {
    run.current?.stop();
    run.current = null;
    setDone(null);
  };
  const ask = () => {
    setChoosing(false);
    setAsking(true);
  };
  const compute = (switchMetres: number) => {
    setAsking(false);
    setDone(0);
    const options = {
      seed: SEED,
      year: figures.year,
      switchMetres,
      locked: painted.locked,
      current: painted.assignment,
    };
    const started = makeStartPlan({ data, options }, setDone);
    run.current = started;
    started.plan.then(
      (plan) => {
        if (run.current !== started) return;
        setDone(null);
        startFrom('nearest', plan.assignment);
      },
      (error: unknown) => {
        console.warn('no start plan', error);
        setDone(null);
        showToast({ text: m.districts_start_failed() });
      },
    );
  };
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (!chosen) return;
    const found = readPlanCsv(data, await chosen.text());
    if (found.ok) choose('empty', found.assignment);
    else {
      setChoosing(false);
      setProblems(found.problems);
    }
  };
  return (
    <Section title={m.districts_start_title()}>
      {painted.plan.base === 'nearest' && <Notice>{m.districts_machine_made()}</Notice>}
      {done === null ? (
        <div>
          <Button icon="restart" onClick={() => setChoosing(true)}>
            {m.districts_start_other()}
          </Button>
        </div>
      ) : (
        <div className="stack stack--tight">
          <ProgressBar
            label={m.districts_start_computing()}
            value={done}
            max={1}
            text={`${formatNumber(Math.round(done * PERCENT))} %`}
          />
          <div>
            <Button icon="close" onClick={stop}>
              {m.districts_start_stop()}
            </Button>
          </div>
        </div>
      )}
      {problems.length > 0 && <TableProblems problems={problems} />}
      <GoalDialog open={asking} onClose={() => setAsking(false)} onCompute={compute} />
      <Dialog open={choosing} title={m.districts_start_other()} onClose={() => setChoosing(false)}>
        <p className="muted">{m.districts_start_words()}</p>
        <RowList>
          {data.blockToday && (
            <RowItem>
              <RowButton
                sign={<Icon name="school" />}
                title={m.districts_start_today()}
                onClick={() => choose('today', painted.today)}
              />
            </RowItem>
          )}
          <RowItem>
            <RowButton
              sign={<Icon name="select" />}
              title={m.districts_start_empty()}
              onClick={() => choose('empty', new Uint16Array(data.blockId.length))}
            />
          </RowItem>
          <RowItem>
            <RowButton
              sign={<Icon name="location" />}
              title={m.districts_start_nearest()}
              detail={m.districts_start_nearest_words()}
              onClick={ask}
            />
          </RowItem>
          {plansOfProject(layer, proposals)
            .filter(({ proposal }) => proposal !== null && proposal.id !== draft.editOf?.proposalId)
            .map(({ id, title, assignment }) => (
              <RowItem key={id}>
                <RowButton
                  sign={<Icon name="users" />}
                  title={title}
                  detail={m.districts_start_citizen()}
                  onClick={() => choose({ proposalId: id }, assignment)}
                />
              </RowItem>
            ))}
        </RowList>
        <div className="start-from__file">
          <label htmlFor={file}>{m.districts_start_file()}</label>
          <input id={file} type="file" accept=".csv,text/csv" onChange={(event) => void read(event)} />
        </div>
      </Dialog>
    </Section>
  );
}

const faultWords: Readonly<Record<PlanCsvFault, () => string>> = {
  'heading-missing': m.districts_csv_heading,
  'not-two-cells': m.districts_csv_cells,
  'quotation-open': m.districts_csv_quotation,
  'block-unknown': m.districts_csv_block_unknown,
  'block-twice': m.districts_csv_block_twice,
  'zone-unknown': m.districts_csv_zone_unknown,
};

const MOST_SHOWN = 10;

/** Nothing of a table with mistakes is taken: each is named with its line. */
function TableProblems({ problems }: { readonly problems: readonly PlanCsvProblem[] }) {
  return (
    <Notice tone="error" live title={m.districts_csv_refused()}>
      <ul className="figure-row__list">
        {problems.slice(0, MOST_SHOWN).map(({ line, field, fault, found }) => (
          <li key={`${line} ${field} ${fault}`}>
            {m.districts_csv_problem({ line, fault: faultWords[fault](), found: found || '–' })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
