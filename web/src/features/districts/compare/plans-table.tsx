import { districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import { useMemo } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { formatLength, formatNumber } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { DataTable } from '~/ui/charts/data-table.tsx';
import { TextLink } from '~/ui/index.ts';
import { countWords } from '../figures/pupil-words.ts';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { titleWithOrigin } from '../proposal/plan-origin.tsx';
import type { ComparablePlan } from './plans-of-project.ts';

/** Every plan of a project in one table, by the same figures. */
export function PlansTable({
  layer,
  plans,
}: {
  readonly layer: DistrictLayer;
  readonly plans: readonly ComparablePlan[];
}) {
  const locale = useLocale();
  const city = useCity();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language writes numbers anew
  const rows = useMemo(
    () =>
      plans.map(({ id, title, assignment, base, proposal }) => {
        const figures = districtFigures(layer.city, assignment);
        const unassigned = figures.unassigned[0];
        return {
          id,
          cells: [
            proposal ? (
              <span key="title" className="link-line">
                <TextLink to="/$city/proposals/$proposalId" params={{ city: city.slug, proposalId: id }}>
                  {titleWithOrigin(title, base)}
                </TextLink>
              </span>
            ) : (
              title
            ),
            figures.mustSwitch[0] ? countWords(figures.mustSwitch[0]) : m.planning_unknown(),
            unassigned ? countWords(unassigned) : m.planning_unknown(),
            figures.walk.value ? formatLength(figures.walk.value.p50) : m.planning_unknown(),
            countWords(figures.beyondLimit),
            countWords(figures.overfull),
            countWords(figures.broken),
            proposal ? formatNumber(proposal.supportCount) : '–',
          ],
        };
      }),
    [layer, plans, city.slug, locale],
  );
  return (
    <DataTable
      caption={m.districts_all_plans()}
      columns={[
        m.districts_plan(),
        m.districts_row_switch(),
        m.districts_row_unassigned(),
        m.districts_row_walk(),
        m.districts_row_beyond_short(),
        m.districts_row_overfull(),
        m.districts_row_broken(),
        m.districts_row_supports(),
      ]}
      rows={rows}
    />
  );
}
