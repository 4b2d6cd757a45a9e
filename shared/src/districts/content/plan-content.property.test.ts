import { describe, expect, test } from 'vitest';
import { draftFromProposal, newDraft } from '../../draft/draft.ts';
import { MAX_VERTICES, polygonSchema } from '../../geometry/geojson.ts';
import { polygonAreaSquareMetres } from '../../geometry/polygon-area-square-metres.ts';
import { ringSelfIntersects } from '../../geometry/ring-self-intersects.ts';
import { seenFiguresSchema } from '../../planning/seen/seen-figures-schema.ts';
import { checkProposal } from '../../proposal/check-proposal.ts';
import { districtPlanSchema } from '../../proposal/kinds/school-district/district-plan.ts';
import { editArgsOf, submitArgsOf } from '../../proposal/submission.ts';
import { SeededRandom } from '../../random/seeded-random.ts';
import { openProject, testId } from '../../test/domain-world.ts';
import { districtCity } from '../district-city.ts';
import { districtFigures } from '../figures/district-figures.ts';
import { seenDistrictFigures } from '../figures/seen-district-figures.ts';
import { assignmentOf } from '../plan/assignment.ts';
import { changePlan, erase, paint } from '../plan/change-plan.ts';
import { draftOfPlan } from '../plan/draft-of-plan.ts';
import { isMachineMade } from '../plan/machine-start.ts';
import { newPlanDraft, type PlanDraft } from '../plan/plan-draft.ts';
import { dissolveBlocks } from '../shape/dissolve-blocks.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { planContentOf } from './plan-content.ts';

const empty = newPlanDraft({ packVersion: 'v1', districtsHash: 'h' });
const start = {
  id: testId(50),
  projectId: testId(2),
  kind: 'school-district' as const,
  authorName: null,
  now: '2027-02-01T10:00:00.000Z',
};
const draftWith = (plan: PlanDraft) => ({
  ...newDraft(start),
  plan,
  title: 'Neue Bezirke',
  reason: 'Kürzere Wege.',
  fields: { school: 'Schule 1' },
});

describe.each(Object.entries(gridTowns))('the town "%s"', (_, data) => {
  test('[DP11] a plan as a proposal is the same plan again, in valid outlines of its blocks', () => {
    const random = new SeededRandom(4);
    expect(planContentOf(data, empty)).toBeNull();
    let painted = 0;
    for (let run = 0; run < 20; run += 1) {
      const zones = Uint16Array.from(data.blockId, () => random.integer(0, data.schoolId.length));
      const plan = changePlan(empty, { type: 'start-from', data, base: 'empty', assignment: zones });
      const content = planContentOf(data, plan);
      if (!content) {
        expect(assignmentOf(data, plan).assignment).toEqual(assignmentOf(data, empty).assignment);
        continue;
      }
      painted += 1;
      expect(districtPlanSchema.parse(JSON.parse(JSON.stringify(content.plan)))).toEqual(content.plan);
      expect(assignmentOf(data, draftOfPlan(content.plan)).assignment).toEqual(zones);
      expect(polygonSchema.safeParse(content.geometry).success).toBe(true);
      expect(content.geometry.coordinates.some(ringSelfIntersects)).toBe(false);
      for (const { blocks, outline } of content.plan.changes) {
        const area = outline.coordinates.reduce((sum, rings) => sum + polygonAreaSquareMetres(rings), 0);
        const expected = blocks.reduce((sum, id) => sum + (data.blockArea[data.blockId.indexOf(id)] ?? 0), 0);
        expect(Math.abs(area - expected)).toBeLessThan(expected * 0.001);
      }
    }
    if (data.schoolId.length > 0) expect(painted).toBeGreaterThan(0);
  });
});

test('[DP11] outlines of thousands of blocks are simplified until they fit, and every block is kept', () => {
  const large = gridTown({ columns: 60, rows: 60, schools: 8, seed: 12 });
  const random = new SeededRandom(1);
  const zones = Uint16Array.from(large.blockId, () => random.integer(1, 8));
  const plan = changePlan(empty, { type: 'start-from', data: large, base: 'nearest', assignment: zones });
  const content = planContentOf(large, plan);
  const parsed = districtPlanSchema.parse(content?.plan);
  expect(parsed.changes.flatMap(({ outline }) => outline.coordinates.flat(2)).length).toBeLessThanOrEqual(MAX_VERTICES);
  expect(content?.geometry.coordinates.flat().length).toBeLessThanOrEqual(MAX_VERTICES);
  expect(assignmentOf(large, draftOfPlan(parsed)).assignment).toEqual(zones);
});

test('[DP11] [K8] a plan up to the border of the town is submitted, taken, changed and edited', () => {
  const data = gridTown({ lon: 9.04, lat: 50.04 });
  const [outline = []] = dissolveBlocks(data, data.blockId.keys());
  const jagged = outline.map((ring) => ring.map(([x, y]): [number, number] => [x + 0.00005, y]));
  const projectOf = (coordinates: typeof jagged) => ({
    ...openProject,
    area: { type: 'Polygon' as const, coordinates },
  });
  const rows = [...data.blockId.keys()].slice(0, 20);
  const plan = erase(paint(empty, data, 2, rows), data, [3]);
  const content = planContentOf(data, plan);
  const figures = seenDistrictFigures('v1', districtFigures(districtCity(data), assignmentOf(data, plan).assignment));
  expect(seenFiguresSchema.parse(figures)).toEqual(figures);
  const args = submitArgsOf(draftWith(plan), 'de', figures, content);
  if (!args || !content) throw new Error('nothing to submit');
  expect(args.fields).toEqual({ school: 'Schule 1', plan: content.plan, figures });
  expect(checkProposal(args, projectOf(jagged))).toEqual({ valid: true });
  const far = jagged.map((ring) => ring.map(([x, y]): [number, number] => [x + 0.002, y]));
  expect(checkProposal(args, projectOf(far))).toMatchObject({ code: 'geometry-outside-area' });

  const proposal = { ...args, rev: 1, photos: [] };
  const again = draftFromProposal(proposal, { id: testId(51), now: start.now, editOf: null, replaces: null });
  expect(assignmentOf(data, again.plan ?? empty).assignment).toEqual(assignmentOf(data, plan).assignment);
  // Without the pack's blocks at hand, and with them but nothing changed: no edit of plan or geometry.
  expect(editArgsOf(proposal, again)).toBeNull();
  expect(editArgsOf(proposal, again, figures, planContentOf(data, again.plan ?? empty))).toBeNull();
  const more = paint(again.plan ?? empty, data, 1, [30]);
  const edit = editArgsOf(proposal, { ...again, plan: more }, figures, planContentOf(data, more));
  expect(edit?.fields).toMatchObject({ plan: planContentOf(data, more)?.plan, figures });
});

test('[K2] [DP11] a plan that names a block twice, is empty or has too many positions is refused', () => {
  const data = gridTown();
  const content = planContentOf(data, paint(empty, data, 1, [...data.blockId.keys()]));
  if (!content) throw new Error('nothing painted');
  const { plan } = content;
  const [change] = plan.changes;
  if (!change) throw new Error('nothing painted');
  const isRefused = (changes: readonly unknown[]) => !districtPlanSchema.safeParse({ ...plan, changes }).success;
  expect(isRefused([change])).toBe(false);
  expect(isRefused([])).toBe(true);
  expect(isRefused([change, { ...change, zone: null }])).toBe(true);
  expect(isRefused([{ ...change, blocks: [] }])).toBe(true);
  expect(isRefused([{ ...change, blocks: [7] }])).toBe(true);
  const ring = Array.from({ length: 1999 }, (_, index): [number, number] => [9 + index / 1e5, 50]);
  const long = [[[...ring, ring[0]]], [[...ring, ring[0]]]];
  expect(isRefused([{ ...change, outline: { type: 'MultiPolygon', coordinates: long } }])).toBe(true);
});

test('[DP19] a machine’s plan keeps its goal, and says whether somebody painted on it afterwards', () => {
  const data = gridTown();
  const machine = { switchMetres: 300, year: '2026/27', seed: 1, changedByHand: false };
  const zones = Uint16Array.from(data.blockId, (_, row) => (row % data.schoolId.length) + 1);
  const begun = changePlan(paint(empty, data, 1, [5]), {
    type: 'start-from',
    data,
    base: { machine },
    assignment: zones,
  });
  const baseOf = (plan: PlanDraft) => planContentOf(data, plan)?.plan.base;
  const changed = { machine: { ...machine, changedByHand: true } };
  expect(baseOf(begun)).toEqual({ machine });
  const painted = paint(begun, data, 1, [1, 2, 3]);
  expect(baseOf(painted)).toEqual(changed);
  expect(baseOf(changePlan(painted, { type: 'undo' }))).toEqual({ machine });
  // Computed once more, nothing of the hand's is left.
  expect(baseOf(changePlan(painted, { type: 'start-from', data, base: { machine }, assignment: zones }))).toEqual({
    machine,
  });
  // What was submitted as changed stays so when it is edited, and a plan without a goal opens as it did.
  const content = planContentOf(data, painted);
  if (!content) throw new Error('nothing painted');
  expect(districtPlanSchema.parse(JSON.parse(JSON.stringify(content.plan)))).toEqual(content.plan);
  expect(baseOf(draftOfPlan(content.plan))).toEqual(changed);
  expect(districtPlanSchema.parse({ ...content.plan, base: 'nearest' }).base).toBe('nearest');
  expect([isMachineMade('nearest'), isMachineMade(changed), isMachineMade('today'), isMachineMade(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
