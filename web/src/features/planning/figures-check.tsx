import { figureDifferences } from '@werkstadt/shared/planning/seen/seen-figures';
import type { SeenFigures } from '@werkstadt/shared/planning/seen/seen-figures-schema';
import { useCallback, useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Notice } from '~/ui/index.ts';
import { type CityFigures, cityFigures } from './city-figures.ts';
import { FiguresTable } from './figures-table.tsx';

export interface FiguresCheckProps {
  readonly proposalId: string;
  /** Another one is computed again. */
  readonly revision: number;
  /** The figures as its author saw them. */
  readonly seen: SeenFigures;
}

/** Whether the city comes to the numbers that a lane's author saw; every one that differs is shown ([SF4]). */
export default function FiguresCheck({ proposalId, revision, seen }: FiguresCheckProps) {
  useLocale();
  const city = useCity();
  const [found, setFound] = useState<CityFigures | null>(null);
  const compute = useCallback(() => {
    setFound(null);
    return cityFigures(city, proposalId);
  }, [city, proposalId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision has other figures
  useEffect(() => {
    let left = false;
    compute().then((figures) => {
      if (!left) setFound(figures);
    });
    return () => {
      left = true;
    };
  }, [compute, revision]);
  if (found === null) {
    return (
      <p role="status" className="muted">
        {m.planning_check_loading()}
      </p>
    );
  }
  if (found.state === 'computed') {
    return found.figures && <Compared seen={seen} now={found.figures} />;
  }
  return (
    <Notice
      tone="info"
      actions={
        <Button size="small" icon="refresh" onClick={() => compute().then(setFound)}>
          {m.planning_check_again()}
        </Button>
      }
    >
      {found.state === 'offline' ? m.planning_check_offline() : m.planning_check_failed()}
    </Notice>
  );
}

function Compared({ seen, now }: { readonly seen: SeenFigures; readonly now: SeenFigures }) {
  useLocale();
  const ids = figureDifferences(seen, now).map(({ id }) => id);
  if (ids.length === 0) return <Notice tone="success">{m.planning_check_same()}</Notice>;
  return (
    <div className="stack stack--tight">
      <Notice tone="warning" title={m.planning_check_other()}>
        {whyOther(seen, now)}
      </Notice>
      <FiguresTable
        caption={m.planning_table_differences()}
        times={[
          { heading: m.planning_table_sent(), seen },
          { heading: m.planning_table_now(), seen: now },
        ]}
        ids={ids}
      />
    </div>
  );
}

function whyOther(seen: SeenFigures, now: SeenFigures): string {
  const why = [
    seen.packVersion !== now.packVersion && m.planning_check_newer_pack(),
    seen.rulesVersion !== now.rulesVersion && m.planning_check_newer_rules(),
  ].filter((sentence) => sentence !== false);
  return [...(why.length > 0 ? why : [m.planning_check_same_base()]), m.planning_check_beside()].join(' ');
}
