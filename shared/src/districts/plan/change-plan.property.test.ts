import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Draft, draftSchema, newDraft } from '../../draft/draft.ts';
import { reduceDraft } from '../../draft/reduce-draft.ts';
import { gridTown, gridTowns } from '../test/grid-town.ts';
import { assignmentOf, lockedRows, todaysAssignment } from './assignment.ts';
import { changePlan, erase, lock, type PlanChange, paint, redo, undo } from './change-plan.ts';
import { newPlanDraft, type PlanDraft } from './plan-draft.ts';

const seed = 20_270_208;
const pack = { packVersion: 'v1', districtsHash: 'h' };
const empty = newPlanDraft(pack);
const town = gridTown();
const all = [...town.blockId.keys()];
const zonesOf = (plan: PlanDraft) => [...assignmentOf(town, plan).assignment];
const restarted = (plan: PlanDraft): PlanDraft => {
  const draft: Draft = {
    ...newDraft({ id: ID, projectId: ID, kind: 'school-district', authorName: null, now: NOW }),
    plan,
  };
  const parsed = draftSchema.parse(JSON.parse(JSON.stringify(draft)));
  return parsed.plan ?? empty;
};
const ID = '01900000-0000-7000-8000-00000000000a';
const NOW = '2027-02-08T09:00:00.000Z';

/** Now and then a block or a school that is not there. */
const block = fc.oneof({ weight: 20, arbitrary: fc.nat(all.length - 1) }, fc.constantFrom(-1, 99_999, 0.5));
const blocks = fc.array(block, { maxLength: 6 });
const change: fc.Arbitrary<PlanChange> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('paint' as const), data: fc.constant(town), zone: fc.nat(4), blocks }),
  },
  fc.record({ type: fc.constant('lock' as const), data: fc.constant(town), locked: fc.boolean(), blocks }),
  fc.record({
    type: fc.constant('start-from' as const),
    data: fc.constant(town),
    base: fc.constantFrom('empty' as const, 'nearest' as const, { proposalId: ID }),
    assignment: fc
      .array(fc.nat(3), { minLength: all.length, maxLength: all.length })
      .map((zones) => Uint16Array.from(zones)),
  }),
);
const history = fc.constantFrom<PlanChange>({ type: 'undo' }, { type: 'redo' });

test('[DP1] taking back every step leads through every former state to today, and doing again to the last', () => {
  let steps = 0;
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40, size: 'max' }), (changes) => {
      const states: string[] = [];
      let plan = empty;
      const state = () => JSON.stringify([zonesOf(plan), [...lockedRows(town, plan)].sort(), plan.base]);
      for (const one of changes) {
        const before = state();
        const after = changePlan(plan, one);
        if (after !== plan) states.push(before);
        plan = after;
      }
      steps += states.length;
      const last = state();
      for (const former of states.toReversed()) {
        plan = undo(plan);
        expect(state()).toBe(former);
      }
      expect(undo(plan)).toBe(plan);
      expect(zonesOf(plan)).toEqual([...todaysAssignment(town)]);
      for (const _ of states) plan = redo(plan);
      expect(state()).toBe(last);
      expect(redo(plan)).toBe(plan);
    }),
    { seed, numRuns: 150 },
  );
  expect(steps).toBeGreaterThan(1000);
});

test('[DP1] a restart at any step changes nothing that follows', () => {
  const anything = fc.oneof({ weight: 3, arbitrary: change }, history);
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 30, size: 'max' }), fc.nat(30), (changes, at) => {
      const straight = changes.reduce(changePlan, empty);
      const before = restarted(changes.slice(0, at).reduce(changePlan, empty));
      expect(changes.slice(at).reduce(changePlan, before)).toEqual(straight);
    }),
    { seed, numRuns: 150 },
  );
});

test('[DP2] a locked block keeps its zone whatever is painted, erased or taken over', () => {
  const today = zonesOf(empty);
  const locked = lock(empty, town, true, [3, 4]);
  let plan = paint(locked, town, 3, all);
  plan = erase(plan, town, all);
  plan = changePlan(plan, { type: 'start-from', data: town, base: 'empty', assignment: new Uint16Array(all.length) });
  expect(zonesOf(plan)[3]).toBe(today[3]);
  expect(zonesOf(plan)[4]).toBe(today[4]);
  expect(zonesOf(plan).filter((zone) => zone > 0)).toHaveLength(2);
  expect(zonesOf(erase(lock(plan, town, false, [3]), town, [3, 4]))[3]).toBe(0);
});

test('[DP1] a stroke keeps the changed blocks alone; one that changes nothing is no step', () => {
  const today = zonesOf(empty);
  const zone = 1;
  const other = all.filter((row) => today[row] !== zone).slice(0, 2);
  const own = all.filter((row) => today[row] === zone).slice(0, 3);
  const plan = paint(empty, town, zone, [...own, ...other, ...other]);
  expect(plan.undo).toHaveLength(1);
  expect(plan.blocks).toEqual(other.map((row) => town.blockId[row]));
  expect(paint(plan, town, zone, other)).toBe(plan);
  expect(paint(plan, town, 99, other)).toBe(plan);
  expect(paint(plan, town, zone, [-1, 1e9, 0.5])).toBe(plan);
  expect(lock(plan, town, false, other)).toBe(plan);
});

test('[DP1] a new step after steps taken back ends what could be done again', () => {
  const today = zonesOf(empty);
  const away = (row: number) => 1 + ((today[row] ?? 0) % 3);
  const painted = paint(paint(empty, town, away(0), [0]), town, away(1), [1]);
  const other = paint(undo(painted), town, away(2), [2]);
  expect(redo(other)).toBe(other);
  expect(zonesOf(other)[1]).toBe(today[1]);
});

test('[DP1] three thousand strokes stay below 150 kB as they are kept', () => {
  const large = gridTown({ columns: 100, rows: 100, schools: 10 });
  let plan = empty;
  for (let stroke = 0; stroke < 3000; stroke += 1) {
    plan = paint(plan, large, 1 + (stroke % 10), [(stroke * 37) % 2000, (stroke * 37 + 1) % 2000]);
  }
  expect(plan.undo.length).toBeGreaterThan(2700);
  expect(JSON.stringify(plan).length).toBeLessThan(150_000);
});

test('[DP3] on a newer pack what was painted stays with its blocks, and what is gone is told', () => {
  const plan = paint(paint(empty, town, 2, [5, 6]), town, 3, [7]);
  const newer = {
    ...town,
    blockId: town.blockId.map((id, row) => (row === 5 ? 'b-000005a' : id)),
    schoolId: ['s-000', 's-001', 's-new'],
  };
  const { assignment, lostBlocks, lostSchools } = assignmentOf(newer, plan);
  expect(assignment[6]).toBe(2);
  expect(lostBlocks).toEqual(town.blockToday?.[5] === 2 ? [] : ['b-000005']);
  expect(lostSchools).toEqual(town.blockToday?.[7] === 3 ? [] : ['s-002']);
});

test('[DP1] the draft of a proposal paints its plan by the same steps', () => {
  const start = newDraft({ id: ID, projectId: ID, kind: 'school-district', authorName: null, now: NOW });
  const begun = reduceDraft(start, { type: 'begin-plan', plan: empty });
  const painted = reduceDraft(begun, {
    type: 'change-plan',
    change: { type: 'paint', data: town, zone: 1, blocks: all },
  });
  expect(painted.plan).toEqual(paint(empty, town, 1, all));
  expect(reduceDraft(reduceDraft(painted, { type: 'undo' }), { type: 'redo' })).toEqual(painted);
  expect(reduceDraft(painted, { type: 'begin-plan', plan: empty })).toBe(painted);
  expect(reduceDraft(start, { type: 'change-plan', change: { type: 'undo' } })).toBe(start);
});

test.each(Object.entries(gridTowns))('[DP1] a plan of the town "%s" is painted and taken back', (_, data) => {
  const rows = [...data.blockId.keys()];
  const plan = paint(empty, data, 1, rows);
  expect(assignmentOf(data, undo(plan)).assignment).toEqual(todaysAssignment(data));
  expect(new Set(assignmentOf(data, plan).assignment)).toEqual(new Set([data.schoolId.length > 0 ? 1 : 0]));
});
