import { expect, test } from 'vitest';
import { planContentOf } from '../../../districts/content/plan-content.ts';
import { districtCity } from '../../../districts/district-city.ts';
import { districtFigures } from '../../../districts/figures/district-figures.ts';
import { seenDistrictFigures } from '../../../districts/figures/seen-district-figures.ts';
import { assignmentOf } from '../../../districts/plan/assignment.ts';
import { erase, paint } from '../../../districts/plan/change-plan.ts';
import { newPlanDraft } from '../../../districts/plan/plan-draft.ts';
import { gridTown } from '../../../districts/test/grid-town.ts';
import { planTwin } from './plan-twin.ts';

test('[UI4] a plan of districts is told by its blocks, its schools and who must switch, never by its corners', () => {
  const data = gridTown();
  const today = data.blockToday ?? [];
  const others = [...data.blockId.keys()].filter((row) => today[row] !== 2);
  const painted = erase(
    paint(newPlanDraft({ packVersion: 'v1', districtsHash: 'h' }), data, 2, others.slice(0, 4)),
    data,
    [others[5] ?? 0],
  );
  const plan = planContentOf(data, painted)?.plan;
  const figures = seenDistrictFigures(
    'v1',
    districtFigures(districtCity(data), assignmentOf(data, painted).assignment),
  );
  const must = figures.figures.find(({ id }) => id === 'mustSwitch')?.value ?? -1;
  expect(planTwin({ school: 'Schule 2', plan, figures })).toEqual({
    blocks: 4,
    schools: 'Schule 2',
    withoutDistrict: 1,
    switching: { value: must, isEstimate: false },
  });
  expect(planTwin({ school: 'Schule 2', plan })?.switching).toBeNull();
  const estimated = { ...figures, figures: [{ id: 'mustSwitch', value: 4.6, unit: 'people', low: 3, high: 6 }] };
  expect(planTwin({ school: 'Schule 2', plan, figures: estimated })?.switching).toEqual({ value: 5, isEstimate: true });
  expect(planTwin({ school: 'Schule 2' })).toBeNull();
  expect(planTwin({})).toBeNull();
});
