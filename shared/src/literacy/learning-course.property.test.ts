import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boosterStateSchema,
  boosterTaken,
  drawBooster,
  dueBooster,
  moduleFinished,
  nextBoosterOn,
  noBoosters,
  noteDay,
  remindsOfBooster,
} from './boosters.ts';
import {
  answerCourseTest,
  beginCourseTest,
  courseGain,
  courseRunSchema,
  courseTask,
  courseTestItems,
  finishCourseModule,
  finishCourseTest,
  isOpenInCourse,
  leaveCourse,
  mayStartCourse,
  startCourse,
  taughtAndUntaught,
  taughtFirst,
} from './course.ts';
import { addDays, daysBetween, localDay } from './day.ts';
import { closedForms, drawCourseTest, drawForm, drawFormOrder, itemsOfForm } from './item-forms.ts';
import {
  moduleRunSchema,
  positionOf,
  type RunAction,
  ratedItems,
  readRun,
  reduceRun,
  startRun,
  stepsOfTrack,
} from './module-run.ts';
import type { Item } from './package/item.ts';
import type { LearningModule } from './package/learning-module.ts';
import type { Step } from './package/step.ts';
import { answerCounts, ratings } from './scoring/rating.ts';
import { inventedModule } from './test/invented-module.ts';

const modules = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => inventedModule(id));
const [module] = modules as [LearningModule, ...LearningModule[]];
const today = '2026-12-01';
const seeds = fc.integer({ min: 0, max: 0xffffffff });
const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-01-01', days));

/** The same module with the first `count` items of form B run out. */
const ageing = (count: number): LearningModule => ({
  ...module,
  items: {
    ...module.items,
    'form-b': module.items['form-b'].map((item, at) =>
      at < count ? { ...item, key: { ...item.key, expires: today } } : item,
    ),
  },
});

test('[L12] a learner meets the three forms in an order of their own, each order as often as the others', () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6000; seed++) {
    const order = drawFormOrder(seed).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA']);
  for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  expect(drawFormOrder(7)).toEqual(drawFormOrder(7));
});

test('[L13] a form is drawn whole, in an order of the seed', () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom('A' as const, 'B' as const, 'C' as const), (seed, form) => {
      const drawn = drawForm(module, { form, seed, today });
      if (!drawn.open) throw new Error('the form is closed');
      expect([...drawn.items].map(({ id }) => id).sort()).toEqual(
        itemsOfForm(module, form)
          .map(({ id }) => id)
          .sort(),
      );
      expect(drawForm(module, { form, seed, today })).toEqual(drawn);
    }),
  );
});

test('[L14] an item is not drawn from its last day on; a form below eight valid ones closes and an editor is told', () => {
  expect(closedForms(modules, today)).toEqual([]);
  expect(drawForm(ageing(1), { form: 'B', seed: 1, today })).toEqual({ open: false, valid: 7 });
  expect(drawForm(ageing(1), { form: 'B', seed: 1, today: '2026-11-30' }).open).toBe(true);
  expect(closedForms([ageing(2)], today)).toEqual([{ module: 'm1', form: 'B', valid: 6 }]);
});

test('[L15] a course test holds the core items of one form, 12 true and 12 false; what is closed stays out of all three', () => {
  const tests = (['A', 'B', 'C'] as const).map((form) => drawCourseTest(modules, { form, seed: 3, today }));
  for (const { items, leftOut } of tests) {
    expect(leftOut).toEqual([]);
    expect(items.filter(({ truth }) => truth)).toHaveLength(12);
    expect(items.filter(({ truth }) => !truth)).toHaveLength(12);
    expect(items.every(({ core }) => core)).toBe(true);
  }
  expect(new Set(tests.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(72);
  const aged = (['A', 'B', 'C'] as const).map((form) =>
    drawCourseTest([ageing(1), ...modules.slice(1)], { form, seed: 3, today }),
  );
  for (const { items, leftOut } of aged) {
    expect(leftOut).toEqual(['m1']);
    expect(items).toHaveLength(20);
  }
});

const begin = (track: 'module' | 'course' = 'module') =>
  startRun(module.steps, { moduleId: 'm1', seed: 5, track, now: '2026-12-01T10:00:00.000Z' });
const action: fc.Arbitrary<RunAction> = fc.oneof(
  fc.record({
    type: fc.constant('answer' as const),
    use: fc.constantFrom('before' as const, 'after' as const, 'practice' as const),
    item: fc.constantFrom('m1-a-01', 'm1-b-02', 'm1-p-01'),
    rating: fc.constantFrom(...ratings),
  }),
  fc.record({ type: fc.constant('save' as const), step: fc.constantFrom('try', 'nobody'), state: fc.jsonValue() }),
  fc.record({ type: fc.constant('done' as const), step: fc.constantFrom('before', 'try', 'feedback', 'nobody') }),
  fc.record({ type: fc.constant('next' as const), now: fc.constant('2026-12-01T10:08:00.000Z') }),
  fc.constant({ type: 'back' as const }),
);

test('[L16] a run that is stored and read after any act goes on as if nothing had happened', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let kept = begin();
      let straight = begin();
      for (const act of actions) {
        kept = reduceRun(module.steps, moduleRunSchema.parse(JSON.parse(JSON.stringify(kept))), act);
        straight = reduceRun(module.steps, straight, act);
      }
      expect(JSON.parse(JSON.stringify(kept))).toEqual(JSON.parse(JSON.stringify(straight)));
      expect(module.steps[positionOf(module.steps, straight)]?.id).toBe(straight.stepId);
      expect(straight.doneSteps).not.toContain('nobody');
      expect(Object.keys(straight.saved)).not.toContain('nobody');
    }),
  );
});

test('[L16] what is stored of another module, or in another shape, is no run', () => {
  expect(readRun(begin(), module)?.moduleId).toBe('m1');
  expect(readRun({ ...begin(), moduleId: 'm2' }, module)).toBeNull();
  expect(readRun({ ...begin(), screen: 'one' }, module)).toBeNull();
  expect(readRun(undefined, module)).toBeNull();
});

test('[L17] a newer version without the step goes on at the same screen, or a later one, never at the start', () => {
  const run = { ...begin(), stepId: 'gone', screen: 4 };
  expect(module.steps[positionOf(module.steps, run)]?.screen).toBe(4);
  const shorter = module.steps.filter(({ screen }) => screen !== 4);
  expect(shorter[positionOf(shorter, run)]?.screen).toBe(5);
  expect(positionOf(module.steps, { ...run, screen: 9 })).toBe(module.steps.length - 1);
});

test('[L18] once the keys were shown, the answers of the tests stay; practice goes on', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (after) => {
      let run = begin();
      const next = { type: 'next', now: '2026-12-01T10:08:00.000Z' } as const;
      run = reduceRun(module.steps, run, { type: 'answer', use: 'before', item: 'm1-a-01', rating: 2 });
      while (run.stepId !== 'feedback') run = reduceRun(module.steps, run, next);
      run = reduceRun(module.steps, run, { type: 'done', step: 'feedback' });
      for (const act of after) run = reduceRun(module.steps, run, act);
      expect(run.before).toEqual({ 'm1-a-01': 2 });
      expect(run.after).toEqual({});
      run = reduceRun(module.steps, run, { type: 'answer', use: 'practice', item: 'm1-p-01', rating: 4 });
      expect(run.practice['m1-p-01']).toBe(4);
    }),
  );
});

test('[L19] in a course a module leaves out its own tests and their feedback', () => {
  const uses = (steps: readonly Step[]) => steps.flatMap((step) => (step.type === 'choice' ? [step.params.use] : []));
  expect(uses(stepsOfTrack(module.steps, 'module'))).toEqual(['before', 'after', 'feedback']);
  expect(uses(stepsOfTrack(module.steps, 'course'))).toEqual([]);
  let run = begin('course');
  expect(run.screen).toBe(2);
  for (const _ of module.steps) run = reduceRun(module.steps, run, { type: 'next', now: '2026-12-01T10:08:00.000Z' });
  expect(run.finishedAt).toBe('2026-12-01T10:08:00.000Z');
});

test('[L20] test 1, three modules, test 2, the other three, test 3 after sixty days', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const ids = modules.map(({ description }) => description.id);
      let course = startCourse(ids, seed);
      let now = '2026-12-01';
      const met: string[] = [];
      for (let guard = 0; guard < 20; guard++) {
        const task = courseTask(course, now);
        if (task.do === 'nothing') break;
        if (task.do === 'wait') {
          expect(courseTask(course, addDays(task.until, -1))).toEqual(task);
          met.push('wait');
          now = task.until;
        } else if (task.do === 'test') {
          met.push(`test ${task.test + 1}`);
          course = finishCourseTest(course, task.test, now);
        } else {
          met.push('module');
          course = finishCourseModule(course, task.module, now);
          now = addDays(now, 3);
        }
        course = courseRunSchema.parse(JSON.parse(JSON.stringify(course)));
      }
      expect(met).toEqual([
        'test 1',
        'module',
        'module',
        'module',
        'test 2',
        'module',
        'module',
        'module',
        'wait',
        'test 3',
      ]);
      expect(new Set(course.formOrder).size).toBe(3);
      expect([...course.order].sort()).toEqual(ids);
    }),
    { numRuns: 50 },
  );
});

test('[L21] answers of a finished test stay; what was taught is told from what was not yet', () => {
  const all = modules.flatMap((each) => Object.values(each.items).flat());
  let course = startCourse(
    modules.map(({ description }) => description.id),
    9,
  );
  const answerAll = (test: 0 | 1 | 2, rating: (item: Item) => 1 | 4) => {
    const { items } = drawCourseTest(modules, { form: course.formOrder[test], seed: course.seed, today });
    for (const item of items) course = answerCourseTest(course, { test, item: item.id, rating: rating(item) });
    course = finishCourseTest(course, test, today);
  };
  const taught = new Set(taughtFirst(course));
  answerAll(0, () => 4);
  answerAll(1, (item) => (taught.has(item.module) && !item.truth ? 1 : 4));
  answerAll(2, (item) => (item.truth ? 4 : 1));
  const first = Object.keys(course.tests[0].answers)[0] ?? '';
  expect(answerCourseTest(course, { test: 0, item: first, rating: 1 })).toBe(course);
  const halves = taughtAndUntaught(course, all);
  expect(answerCounts(halves.taught.after)).toEqual({ hits: 6, trueItems: 6, falseAlarms: 0, falseItems: 6 });
  expect(answerCounts(halves.untaught.after)).toEqual({ hits: 6, trueItems: 6, falseAlarms: 6, falseItems: 6 });
  const whole = courseGain(course, all);
  expect(answerCounts(whole.before).falseAlarms).toBe(12);
  expect(answerCounts(whole.after)).toEqual({ hits: 12, trueItems: 12, falseAlarms: 0, falseItems: 12 });
});

test('[L25] a course is offered as long as no module was begun with tests of its own; its tests never repeat a statement', () => {
  expect(mayStartCourse([])).toBe(true);
  expect(mayStartCourse([begin('course'), begin('course')])).toBe(true);
  expect(mayStartCourse([begin('course'), begin('module')])).toBe(false);
  fc.assert(
    fc.property(seeds, (seed) => {
      const course = startCourse(
        modules.map(({ description }) => description.id),
        seed,
      );
      const asked = ([0, 1, 2] as const).flatMap((at) =>
        courseTestItems(course, at, modules, today).map(({ id }) => id),
      );
      expect(asked).toHaveLength(72);
      expect(new Set(asked).size).toBe(72);
    }),
    { numRuns: 30 },
  );
});

test('[L26] a module opens with its half of the course; who leaves plays freely', () => {
  let course = startCourse(
    modules.map(({ description }) => description.id),
    5,
  );
  const open = () => course.order.filter((id) => isOpenInCourse(course, id));
  expect(open()).toEqual([]);
  expect(isOpenInCourse(course, 'a-module-of-the-city')).toBe(true);
  course = finishCourseTest(course, 0, today);
  expect(open()).toEqual(taughtFirst(course));
  expect(isOpenInCourse(leaveCourse(course, today), course.order[5] ?? '')).toBe(true);
  expect(courseTask(leaveCourse(course, today), today)).toEqual({ do: 'nothing' });
  course = finishCourseTest(course, 1, today);
  expect(open()).toEqual(course.order);
});

test('[L26] a test asks to its end what was valid on its first day; tests are compared over the modules of both', () => {
  const ids = modules.map(({ description }) => description.id);
  const aged = [ageing(1), ...modules.slice(1)];
  // A form that closes takes its module out of all three tests.
  let course = startCourse(ids, 5);
  expect(courseTestItems(course, 0, aged, '2026-11-30')).toHaveLength(24);
  expect(courseTestItems(course, 0, aged, today)).toHaveLength(20);
  course = beginCourseTest(beginCourseTest(course, 0, '2026-11-30'), 0, today);
  expect(courseTestItems(course, 0, aged, today)).toHaveLength(24);

  const all = modules.flatMap((each) => Object.values(each.items).flat());
  for (const { id } of courseTestItems(course, 0, aged, today)) {
    course = answerCourseTest(course, { test: 0, item: id, rating: 4 });
  }
  course = finishCourseTest(course, 0, today);
  for (const { id } of courseTestItems(course, 1, aged, today)) {
    course = answerCourseTest(course, { test: 1, item: id, rating: 4 });
  }
  const { taught, untaught } = taughtAndUntaught(course, all);
  for (const { before, after } of [taught, untaught]) {
    expect(answerCounts(before).trueItems).toBe(answerCounts(after).trueItems);
  }
  expect(answerCounts(taught.before).trueItems + answerCounts(untaught.before).trueItems).toBe(10);
});

const finished = (on: string) => moduleFinished(noBoosters, on);
const due = (state: ReturnType<typeof finished>, on: string) => dueBooster(state, { today: on, thirdTestDue: false });

test('[L22] boosters are due 7, 30 and 90 days after the last finished module, one at a time', () => {
  let state = finished('2026-12-01');
  expect(due(noBoosters, '2026-12-01')).toBeNull();
  expect(due(state, '2026-12-07')).toBeNull();
  expect(nextBoosterOn(state, '2026-12-01')).toBe('2026-12-08');
  expect(due(state, '2026-12-08')).toBe(7);
  state = boosterTaken(state, { day: 7, items: ['m1-x-01'], today: '2026-12-08' });
  expect(due(state, '2026-12-30')).toBeNull();
  expect(due(state, '2026-12-31')).toBe(30);
  // Months away: one is due, not three, and with it the missed ones are done.
  expect(due(finished('2026-12-01'), '2027-06-01')).toBe(90);
  const late = boosterTaken(finished('2026-12-01'), { day: 90, items: [], today: '2027-06-01' });
  expect(due(late, '2027-07-01')).toBeNull();
  expect(nextBoosterOn(late, '2027-07-01')).toBeNull();
  expect(due(moduleFinished(late, '2027-07-01'), '2027-07-08')).toBe(7);
});

test('[L22] a due third test comes before a booster, and a reminder is sent away for good', () => {
  const state = finished('2026-12-01');
  expect(dueBooster(state, { today: '2027-02-01', thirdTestDue: true })).toBeNull();
  expect(remindsOfBooster(state, 30)).toBe(true);
  expect(remindsOfBooster({ ...state, dismissed: true }, 30)).toBe(false);
  expect(remindsOfBooster(state, null)).toBe(false);
});

test('[L23] a clock that is set back takes nothing back, and a change to summer time moves no day', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (shown) => {
      let state = finished('2026-06-01');
      let before: number = 0;
      for (const on of shown) {
        state = boosterStateSchema.parse(noteDay(state, on));
        const now = due(state, on) ?? 0;
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }),
  );
  // Germany, 29 March 2026 at 1:00 UTC: from one hour ahead to two.
  expect(localDay('2026-03-28T23:30:00.000Z', 60)).toBe('2026-03-29');
  expect(localDay('2026-03-29T21:30:00.000Z', 120)).toBe('2026-03-29');
  expect(localDay('2026-03-29T22:30:00.000Z', 120)).toBe('2026-03-30');
  expect(daysBetween('2026-03-27', '2026-04-03')).toBe(7);
  expect(daysBetween('2026-10-23', '2026-10-30')).toBe(7);
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
});

test('[L24] a booster is two true and two false items of finished modules, those not met first, none that ran out', () => {
  const pool = modules.slice(0, 2);
  const boosters = pool.flatMap(({ items }) => items.booster);
  const practice = pool.flatMap(({ items }) => items.practice);
  fc.assert(
    fc.property(seeds, fc.subarray([...boosters, ...practice].map(({ id }) => id)), (seed, seen) => {
      const drawn = drawBooster(pool, { seen, seed, today });
      if (!drawn) throw new Error('nothing was drawn');
      expect(drawn.filter(({ truth }) => truth)).toHaveLength(2);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(4);
      for (const truth of [true, false]) {
        const unseen = (of: readonly Item[]) =>
          of.filter((item) => item.truth === truth && !seen.includes(item.id)).length;
        const newOnes = drawn.filter(
          (item) => item.truth === truth && item.use === 'booster' && !seen.includes(item.id),
        );
        expect(newOnes).toHaveLength(Math.min(2, unseen(boosters)));
        const met = drawn.filter((item) => item.truth === truth && seen.includes(item.id));
        expect(met).toHaveLength(Math.max(0, 2 - unseen(boosters) - unseen(practice)));
      }
      expect(drawBooster(pool, { seen, seed, today })).toEqual(drawn);
    }),
  );
  expect(drawBooster(pool, { seen: [], seed: 1, today: '2030-01-01' })).toBeNull();
  expect(drawBooster([], { seen: [], seed: 1, today })).toBeNull();
});

test('[L18] an answer to an item that is gone does not count', () => {
  expect(ratedItems({ 'm1-a-01': 3, gone: 1 }, [{ id: 'm1-a-01', truth: true }])).toEqual([{ truth: true, rating: 3 }]);
});
