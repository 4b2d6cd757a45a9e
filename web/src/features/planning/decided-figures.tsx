import { figureDifferences } from '@werkstadt/shared/planning/seen/seen-figures';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { FiguresTable } from './figures-table.tsx';
import { seenFigureName } from './seen-figure-words.ts';

export interface DecidedFiguresProps {
  readonly decided: SeenFigures;
  /** As the author saw them; null where none were kept. */
  readonly sent: SeenFigures | null;
}

/** What a lane meant in numbers when the city decided, beside what its author saw ([SF5]). */
export default function DecidedFigures({ decided, sent }: DecidedFiguresProps) {
  useLocale();
  const differing = sent ? figureDifferences(sent, decided).map(({ id }) => seenFigureName(id)) : [];
  return (
    <div className="stack stack--tight">
      {sent && (
        <p className="muted">
          {differing.length === 0
            ? m.planning_decided_same()
            : m.planning_decided_differ({ names: differing.join(', ') })}
        </p>
      )}
      <FiguresTable
        caption={m.planning_decided_figures()}
        look="folded"
        times={[
          ...(sent ? [{ heading: m.planning_table_sent(), seen: sent }] : []),
          { heading: m.planning_table_decided(), seen: decided },
        ]}
      />
    </div>
  );
}
