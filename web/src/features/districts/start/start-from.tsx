import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { toldBase } from '@werkstadt/shared/districts/plan/machine-start';
import type { PlanBase } from '@werkstadt/shared/districts/plan/plan-draft';
import { useEffect, useRef, useState } from 'react';
import { useProposals } from '~/platform/data/index.ts';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Dialog, Icon, ProgressBar, RowButton, RowItem, RowList, Section, showToast } from '~/ui/index.ts';
import { plansOfProject } from '../compare/plans-of-project.ts';
import type { DeskParts } from '../desk-parts.ts';
import { MachineMade } from '../proposal/plan-origin.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import { makeStartPlan, type StartRun } from './make-start-plan.ts';
import { PlanFileButton, type TakenFile } from './plan-file-button.tsx';
import { PlanFileDialog } from './plan-file-dialog.tsx';

const SEED = 1;
const PERCENT = 100;

/** Other things to begin with than what is painted: today's districts, nothing, the machine's, a citizen's, a file. */
export function StartFrom({ layer, painted, figures, draft, act }: DeskParts) {
  useLocale();
  const { data } = layer;
  const [choosing, setChoosing] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [file, setFile] = useState<TakenFile | null>(null);
  const run = useRef<StartRun | null>(null);
  const proposals = useProposals(draft.projectId);
  useEffect(() => () => run.current?.stop(), []);

  const startFrom = (base: PlanBase, assignment: Assignment) => {
    act({ type: 'change-plan', change: { type: 'start-from', data, base, assignment } });
    showToast({ text: m.districts_started() });
  };
  const choose = (base: PlanBase, assignment: Assignment) => {
    setChoosing(false);
    setFile(null);
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
    setFile(null);
    setDone(0);
    const year = data.meta.years[figures.year] ?? '';
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
        startFrom({ machine: { switchMetres, year, seed: SEED, changedByHand: false } }, plan.assignment);
      },
      (error: unknown) => {
        console.warn('no start plan', error);
        setDone(null);
        showToast({ text: m.districts_start_failed() });
      },
    );
  };
  const read = (taken: TakenFile) => {
    setChoosing(false);
    setFile(taken);
    if (taken !== 'too-large' && taken.ok) startFrom(taken.base, taken.assignment);
  };
  return (
    <Section title={m.districts_start_title()}>
      <MachineMade base={toldBase(painted.plan)} />
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
      {file && <PlanFileDialog layer={layer} read={file} onClose={() => setFile(null)} />}
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
        <PlanFileButton layer={layer} onRead={read} />
      </Dialog>
    </Section>
  );
}
