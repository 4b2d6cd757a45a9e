import type { WeighingDifference } from '@werkstadt/shared/districts/weighing/weighing-differences';
import type { SealedWeighing } from '@werkstadt/shared/districts/weighing/weighing-record';
import { formatNumber } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { Notice } from '~/ui/index.ts';
import { numberName, valueWords } from '../compare/compared-numbers.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { useCheckedNumbers } from './use-checked-record.ts';

export interface NumbersFindingProps {
  readonly layer: DistrictLayer;
  readonly sealed: SealedWeighing;
}

const MOST_SHOWN = 40;

/** Whether the numbers of a record come out of the city's open data, and which do not. */
export function NumbersFinding({ layer, sealed }: NumbersFindingProps) {
  const { record } = sealed;
  const { problem, differences } = useCheckedNumbers(layer, sealed);
  const versions = { version: record.pack.version, here: layer.packVersion };
  if (problem === null) {
    return (
      <Notice tone="success" live title={m.districts_numbers_good()}>
        <p>{m.districts_numbers_good_text({ count: formatNumber(record.results.length) })}</p>
        {record.pack.version !== layer.packVersion && <p>{m.districts_numbers_same_blocks(versions)}</p>}
      </Notice>
    );
  }
  const words = {
    'numbers-differ': { title: m.districts_numbers_differ(), text: m.districts_numbers_differ_text() },
    'other-figures': { title: m.districts_numbers_other_figures(), text: m.districts_numbers_other_figures_text() },
    'other-pack': { title: m.districts_numbers_other_pack(), text: m.districts_numbers_other_pack_text(versions) },
  }[problem];
  return (
    <>
      <Notice tone={problem === 'numbers-differ' ? 'error' : 'warning'} live title={words.title}>
        <p>{words.text}</p>
        {differences === null && <p>{m.districts_numbers_not_here()}</p>}
        {differences?.length === 0 && <p>{m.districts_numbers_same_here()}</p>}
      </Notice>
      {differences !== null && differences.length > 0 && <Differences layer={layer} differences={differences} />}
    </>
  );
}

const partWords = {
  plans: m.districts_part_plans,
  moves: m.districts_part_moves,
  others: m.districts_part_others,
  sources: m.districts_part_sources,
  assumptions: m.districts_part_assumptions,
} as const;

const sideWords = { a: () => 'A', b: () => 'B', delta: m.districts_difference } as const;

interface DifferencesProps {
  readonly layer: DistrictLayer;
  readonly differences: readonly WeighingDifference[];
}

function Differences({ layer: { data }, differences }: DifferencesProps) {
  const numbers = differences.flatMap((difference) => (difference.part === 'results' ? [difference] : []));
  const parts = differences.flatMap((difference) =>
    difference.part === 'results' ? [] : [partWords[difference.part]()],
  );
  return (
    <>
      {numbers.length > 0 && (
        <DataTable
          caption={m.districts_numbers_table()}
          columns={[m.districts_number(), m.districts_numbers_said(), m.districts_numbers_computed()]}
          rows={numbers.slice(0, MOST_SHOWN).map(({ id, school, year, unit, side, said, computed }) => ({
            id: `${id} ${school} ${year} ${side}`,
            cells: [
              [
                `${sideWords[side]()}: ${numberName(id)}`,
                school && (data.schoolName[data.schoolId.indexOf(school)] ?? school),
                year,
              ]
                .filter(Boolean)
                .join(' · '),
              valueWords(said, unit),
              valueWords(computed, unit),
            ],
          }))}
        />
      )}
      {numbers.length > MOST_SHOWN && (
        <p className="muted">{m.districts_numbers_more({ count: formatNumber(numbers.length - MOST_SHOWN) })}</p>
      )}
      {parts.length > 0 && <p>{m.districts_numbers_parts({ parts: parts.join(', ') })}</p>}
    </>
  );
}
