import type { SeenFigure, SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { seenFigureName, seenFigureValue } from './seen-figure-words.ts';

export interface FiguresTableProps {
  readonly caption: string;
  /** Figures of one time each, beside each other. */
  readonly times: readonly { readonly heading: string; readonly seen: SeenFigures }[];
  /** Only these; all of them where it is missing. */
  readonly ids?: readonly string[] | undefined;
  readonly look?: 'plain' | 'folded' | undefined;
}

/** Kept figures as numbers beside each other; where one is not there, a dash. */
export function FiguresTable({ caption, times, ids, look }: FiguresTableProps) {
  useLocale();
  const columns = times.map(({ seen }) => new Map(seen.figures.map((figure) => [figure.id, figure])));
  const all = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const cell = (figure: SeenFigure | undefined) => (figure ? seenFigureValue(figure) : m.planning_seen_missing());
  return (
    <DataTable
      caption={caption}
      look={look}
      columns={[m.planning_table_figure(), ...times.map(({ heading }) => heading)]}
      rows={(ids ?? all).map((id) => ({
        id,
        cells: [seenFigureName(id), ...columns.map((column) => cell(column.get(id)))],
      }))}
    />
  );
}
