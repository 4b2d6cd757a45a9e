import { countRumour } from '@werkstadt/shared/literacy/models/rumour';
import type { RumourTown } from '@werkstadt/shared/literacy/models/rumour-town';
import { useMemo } from 'react';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { LineChart } from '~/ui/charts/line-chart.tsx';
import { Meter } from '~/ui/charts/meter.tsx';
import { announce } from '~/ui/index.ts';
import type { StepView } from '../../step-props.ts';
import { PlaybackBar } from '../playback-bar.tsx';
import { usePlayback } from '../use-playback.ts';
import type { ChosenRun } from './choice.ts';
import { endSentence } from './run-words.ts';
import { layOutTown } from './town-layout.ts';
import { StateShape, TownPicture } from './town-picture.tsx';

export interface RunViewProps {
  readonly town: RumourTown;
  readonly seed: number;
  readonly run: ChosenRun;
  /** Nothing done: drawn behind as a dashed line; null where there is nothing to compare. */
  readonly compared: ChosenRun | null;
  readonly districts: readonly [string, string];
  readonly view: StepView;
  /** Was run before: opens at its end. */
  readonly seen: boolean;
  readonly onEnd: () => void;
}

/** One run, step by step: the town, who holds what, and how it went so far; in the text view the same in tables. */
export function RunView({ town, seed, run, compared, districts, view, seen, onEnd }: RunViewProps) {
  const last = run.states.length - 1;
  const playback = usePlayback(
    last,
    () => {
      announce(endSentence(run, town.personCount, districts[1]));
      onEnd();
    },
    seen ? last : 0,
  );
  const layout = useMemo(() => layOutTown(town, seed), [town, seed]);
  const held = run.states[playback.at]?.held ?? new Uint8Array();
  const whole = countRumour(town, held, null);
  const byDistrict = [0, 1].map((district) => countRumour(town, held, district));
  const summary = m.sim_rumour_picture({
    step: playback.at,
    first: districts[0],
    believesFirst: byDistrict[0]?.believes ?? 0,
    second: districts[1],
    believesSecond: byDistrict[1]?.believes ?? 0,
  });
  const states = ['believes', 'checked', 'unaware'] as const;
  const stateWord = {
    believes: m.sim_rumour_believes(),
    checked: m.sim_rumour_checked(),
    unaware: m.sim_rumour_unaware(),
  };
  const believing = run.counts.map(({ believes }) => believes);
  return (
    <div className="stack">
      <PlaybackBar playback={playback} startLabel={m.sim_rumour_start()} />
      {view === 'picture' ? (
        <div className="sim-stage">
          <div className="rumour-districts">
            {districts.map((name) => (
              <p key={name}>{name}</p>
            ))}
          </div>
          <TownPicture
            town={town}
            layout={layout}
            held={held}
            checkers={run.checkers}
            summary={summary}
            middles={byDistrict.map(({ believes }) => formatNumber(believes))}
          />
          <ul className="rumour-key">
            {states.map((state) => (
              <li key={state}>
                <span className="rumour-key__count">
                  <StateShape state={state} />
                  {formatNumber(whole[state])}
                </span>
                {stateWord[state]}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <DataTable
          caption={m.sim_rumour_table_now({ step: playback.at })}
          columns={[m.sim_rumour_district(), ...states.map((state) => stateWord[state])]}
          rows={[
            ...districts.map((name, district) => ({
              id: name,
              cells: [name, ...states.map((state) => formatNumber(byDistrict[district]?.[state] ?? 0))],
            })),
            {
              id: 'whole',
              marked: true,
              cells: [m.sim_rumour_whole_town(), ...states.map((state) => formatNumber(whole[state]))],
            },
          ]}
        />
      )}
      <Meter
        label={m.sim_rumour_meter({ step: playback.at })}
        value={whole.believes}
        max={town.personCount}
        text={m.sim_rumour_of_total({ count: formatNumber(whole.believes), total: formatNumber(town.personCount) })}
      />
      {playback.atEnd && <p className="sim-result">{endSentence(run, town.personCount, districts[1])}</p>}
      {view === 'picture' && (
        <LineChart
          summary={m.sim_rumour_chart({ step: playback.at, count: formatNumber(whole.believes) })}
          length={Math.max(run.states.length, compared?.states.length ?? 0)}
          top={town.personCount}
          format={formatNumber}
          ends={[m.sim_rumour_chart_start(), m.sim_rumour_chart_end()]}
          lines={[
            ...(compared
              ? [
                  {
                    id: 'compared',
                    label: m.sim_rumour_nothing_done(),
                    values: compared.counts.map(({ believes }) => believes),
                    look: 'quiet',
                  } as const,
                ]
              : []),
            {
              id: 'run',
              label: m.sim_rumour_this_try(),
              values: believing.slice(0, playback.at + 1),
              look: 'strong',
            },
          ]}
        />
      )}
      <DataTable
        look="folded"
        caption={m.sim_rumour_table_steps()}
        columns={[
          m.sim_step_head(),
          ...districts.flatMap((name) => [`${name}: ${stateWord.believes}`, `${name}: ${stateWord.checked}`]),
        ]}
        rows={run.states.slice(0, playback.at + 1).map((state) => ({
          id: String(state.step),
          cells: [
            state.step,
            ...districts.flatMap((_, district) => {
              const count = countRumour(town, state.held, district);
              return [formatNumber(count.believes), formatNumber(count.checked)];
            }),
          ],
        }))}
      />
    </div>
  );
}
