import {
  type PlanComparison as Comparison,
  compareDistrictPlans,
} from '@werkstadt/shared/districts/compare/compare-district-plans';
import { useMemo, useState } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { InlineSelect, Section } from '~/ui/index.ts';
import { blockName, zoneName } from '../block-words.ts';
import { asSentence, childrenWords } from '../figures/pupil-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { PlanMap } from '../map/plan-map.tsx';
import { PlanActs } from '../proposal/plan-acts.tsx';
import { MachineMade } from '../proposal/plan-origin.tsx';
import { cityRows, type NumberRow, schoolRows } from './compared-numbers.ts';
import { KeepComparison } from './keep-comparison.tsx';
import { MoveList } from './move-list.tsx';
import type { ComparablePlan } from './plans-of-project.ts';

export interface PlanComparisonProps {
  readonly layer: DistrictLayer;
  readonly projectId: string;
  readonly plans: readonly ComparablePlan[];
  readonly a: ComparablePlan;
  readonly b: ComparablePlan;
  readonly onChoose: (chosen: { a?: string; b?: string }) => void;
}

/** Two plans side by side: maps, every figure with its difference, who gains and who loses. */
export function PlanComparison({ layer, projectId, plans, a, b, onChoose }: PlanComparisonProps) {
  useLocale();
  const { data, city } = layer;
  const [year, setYear] = useState(0);
  const compared = useMemo(
    () => compareDistrictPlans(city, a.assignment, b.assignment, { year }),
    [city, a.assignment, b.assignment, year],
  );
  const options = plans.map(({ id, title }) => ({ value: id, label: title }));
  const { years } = data.meta;
  return (
    <div className="stack plan-comparison">
      <div className="plan-comparison__choice">
        <InlineSelect
          label={m.districts_plan_a()}
          value={a.id}
          options={options}
          onChange={(id) => onChoose({ a: id })}
        />
        <InlineSelect
          label={m.districts_plan_b()}
          value={b.id}
          options={options}
          onChange={(id) => onChoose({ b: id })}
        />
        {years.length > 1 && (
          <InlineSelect
            label={m.districts_year()}
            value={String(year)}
            options={years.map((name, row) => ({ value: String(row), label: name }))}
            onChange={(row) => setYear(Number(row))}
          />
        )}
      </div>
      <p className="lead">{differenceSentence(compared)}</p>
      {[a, b].map((plan, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: A and B are places, whatever plans stand there
        <MachineMade key={at} base={plan.base} of={at === 0 ? 'A' : 'B'} />
      ))}
      <div className="plan-comparison__maps">
        {[a, b].map((plan, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A and B are places, whatever plans stand there
          <figure key={`${at} ${a.id} ${b.id}`} className="plan-comparison__map">
            <figcaption>
              <strong>{at === 0 ? 'A' : 'B'}</strong> {plan.title}
            </figcaption>
            <PlanMap
              label={plan.title}
              layer={layer}
              assignment={plan.assignment}
              comparedWith={at === 0 ? b.assignment : a.assignment}
            />
          </figure>
        ))}
      </div>
      <p className="muted small">{m.districts_compare_map_words()}</p>
      {b.proposal && <PlanActs layer={layer} proposal={b.proposal} assignment={b.assignment} />}
      <NumbersTable caption={m.districts_compare_city()} rows={cityRows(compared)} />
      <NumbersTable caption={m.districts_compare_schools()} rows={schoolRows(compared, data.schoolName)} />
      <Moves layer={layer} compared={compared} />
      <KeepComparison layer={layer} projectId={projectId} a={a} b={b} year={year} />
    </div>
  );
}

/** «Mit B kommen etwa 114 Kinder an eine andere Schule, etwa 59 gehen über 200 m weiter.» */
function differenceSentence({ moves, others }: Comparison): string {
  if (moves.length === 0) return m.districts_compare_same();
  return [
    m.districts_compare_switch({ children: childrenWords(others.switching) }),
    others.farther.value ? m.districts_farther({ children: childrenWords(others.farther) }) : '',
    others.nearer.value ? m.districts_nearer({ children: childrenWords(others.nearer) }) : '',
    others.withoutSchool.value ? m.districts_unassigned({ children: childrenWords(others.withoutSchool) }) : '',
    others.newSchool.value ? m.districts_compare_new({ children: childrenWords(others.newSchool) }) : '',
  ]
    .filter(Boolean)
    .map(asSentence)
    .join(' ');
}

function NumbersTable({ caption, rows }: { readonly caption: string; readonly rows: readonly NumberRow[] }) {
  return (
    <DataTable
      caption={caption}
      columns={[m.districts_number(), 'A', 'B', m.districts_difference()]}
      rows={rows.map(({ id, name, a, b, delta, withinBand }) => ({
        id,
        cells: [
          name,
          a,
          b,
          <span key="delta" className="plan-comparison__delta">
            <strong>{delta}</strong>
            {withinBand && <span className="muted small">{m.districts_within_band()}</span>}
          </span>,
        ],
      }))}
    />
  );
}

const MOST_NAMED = 12;

/** Which blocks go from where to where, and who has farther or nearer to walk. */
function Moves({ layer, compared }: { readonly layer: DistrictLayer; readonly compared: Comparison }) {
  const { data } = layer;
  const { moves, others } = compared;
  const named = (changes: Comparison['others']['fartherBlocks']) =>
    changes.slice(0, MOST_NAMED).map(({ block, zoneBefore, zoneAfter }) => ({
      block,
      words: m.districts_move_block({
        block: blockName(data, block),
        from: zoneName(data, zoneBefore),
        to: zoneName(data, zoneAfter),
      }),
    }));
  const lists = [
    { title: m.districts_who_loses(), items: named(others.fartherBlocks) },
    { title: m.districts_who_gains(), items: named(others.nearerBlocks) },
  ];
  return (
    <>
      <MoveList layer={layer} moves={moves} />
      {lists.map(
        ({ title, items }) =>
          items.length > 0 && (
            <Section key={title} title={title}>
              <ul className="figure-row__list">
                {items.map(({ block, words }) => (
                  <li key={block}>{words}</li>
                ))}
              </ul>
            </Section>
          ),
      )}
    </>
  );
}
