import * as z from 'zod/mini';
import { SeededRandom } from '../random/seeded-random.ts';
import { addDays, daysBetween } from './day.ts';
import { drawCourseTest, drawFormOrder } from './item-forms.ts';
import { type ModuleRun, ratedItems } from './module-run.ts';
import { daySchema } from './package/ids.ts';
import { forms, type Item } from './package/item.ts';
import type { LearningModule } from './package/learning-module.ts';
import { countRatings, type RatingCounts, ratingSchema } from './scoring/rating.ts';

/** The third test may be taken from this day after the last module on. */
export const THIRD_TEST_DAYS = 60;

const testSchema = z.object({
  /** By item. */
  answers: z.record(z.string(), ratingSchema),
  /** Day of the first statement: what is valid on it is asked to the end. */
  begun: z.nullable(daySchema),
  done: z.nullable(daySchema),
});
export type CourseTest = 0 | 1 | 2;

/**
 * The course: test 1, three modules, test 2, the other three, test 3. Each test is another form, so that no item is
 * met twice; modules leave out their own tests meanwhile.
 */
export const courseRunSchema = z.object({
  seed: z.int(),
  formOrder: z.tuple([z.enum(forms), z.enum(forms), z.enum(forms)]),
  /** Ids of the modules in drawn order. */
  order: z.array(z.string()),
  tests: z.tuple([testSchema, testSchema, testSchema]),
  /** Day on which a module was finished, by its id. */
  finished: z.record(z.string(), daySchema),
  /** Day on which the learner left the course; from then on its modules are played freely, and nothing is measured. */
  left: z.nullable(daySchema),
});
export type CourseRun = z.infer<typeof courseRunSchema>;

const noTest = { answers: {}, begun: null, done: null };

/** A course is offered as long as no module was begun with tests of its own: then no statement is met twice. */
export const mayStartCourse = (runs: readonly Pick<ModuleRun, 'track'>[]): boolean =>
  runs.every(({ track }) => track === 'course');

/** A course at its beginning; in a group all phones share the seed. */
export function startCourse(moduleIds: readonly string[], seed: number): CourseRun {
  return {
    seed,
    formOrder: drawFormOrder(seed),
    order: new SeededRandom(seed ^ 0x5bd1e995).shuffled([...moduleIds].sort()),
    tests: [noTest, noTest, noTest],
    finished: {},
    left: null,
  };
}

export type CourseTask =
  | { readonly do: 'test'; readonly test: CourseTest }
  | { readonly do: 'module'; readonly module: string }
  /** Nothing to do before that day. */
  | { readonly do: 'wait'; readonly until: string }
  | { readonly do: 'nothing' };

/** The first half of the modules is taught between tests 1 and 2. */
export const taughtFirst = (course: CourseRun): readonly string[] =>
  course.order.slice(0, Math.ceil(course.order.length / 2));

/** What comes next. `today`: ISO 8601 day; one that lies before the last module counts as that. */
export function courseTask(course: CourseRun, today: string): CourseTask {
  const open = (modules: readonly string[]) => modules.find((id) => course.finished[id] === undefined);
  const half = taughtFirst(course);
  if (course.left !== null) return { do: 'nothing' };
  if (course.tests[0].done === null) return { do: 'test', test: 0 };
  const first = open(half);
  if (first !== undefined) return { do: 'module', module: first };
  if (course.tests[1].done === null) return { do: 'test', test: 1 };
  const second = open(course.order);
  if (second !== undefined) return { do: 'module', module: second };
  if (course.tests[2].done !== null) return { do: 'nothing' };
  const last = Object.values(course.finished).sort().at(-1) ?? today;
  return daysBetween(last, today) >= THIRD_TEST_DAYS
    ? { do: 'test', test: 2 }
    : { do: 'wait', until: addDays(last, THIRD_TEST_DAYS) };
}

/**
 * Whether a module may be played now: those of the first half after test 1, the others after test 2. A module that does
 * not belong to the course, and every one after it was left, may be played at any time.
 */
export function isOpenInCourse(course: CourseRun, module: string): boolean {
  if (course.left !== null || !course.order.includes(module)) return true;
  return (taughtFirst(course).includes(module) ? course.tests[0] : course.tests[1]).done !== null;
}

/** The statements of a test in drawn order, the same from its first day to its last. */
export function courseTestItems(
  course: CourseRun,
  test: CourseTest,
  modules: readonly LearningModule[],
  today: string,
): readonly Item[] {
  const { begun } = course.tests[test];
  const asked = modules.filter(({ description }) => course.order.includes(description.id));
  return drawCourseTest(asked, { form: course.formOrder[test], seed: course.seed, today: begun ?? today }).items;
}

/** The first statement is shown; the day stays. */
export function beginCourseTest(course: CourseRun, test: CourseTest, today: string): CourseRun {
  return withTest(course, test, (open) => ({ ...open, begun: open.begun ?? today }));
}

/** Ends the course before its end; what was answered stays. */
export const leaveCourse = (course: CourseRun, today: string): CourseRun => ({ ...course, left: course.left ?? today });

/** One answer of the test that is open; anything else changes nothing. */
export function answerCourseTest(
  course: CourseRun,
  answer: { readonly test: CourseTest; readonly item: string; readonly rating: z.infer<typeof ratingSchema> },
): CourseRun {
  if (course.tests[answer.test].done !== null) return course;
  return withTest(course, answer.test, (test) => ({
    ...test,
    answers: { ...test.answers, [answer.item]: answer.rating },
  }));
}

/** Ends a test; from then on its answers stay. */
export function finishCourseTest(course: CourseRun, test: CourseTest, today: string): CourseRun {
  return withTest(course, test, (open) => ({ ...open, done: open.done ?? today }));
}

/** A module of the course is finished; the first day stays. */
export function finishCourseModule(course: CourseRun, module: string, today: string): CourseRun {
  if (!course.order.includes(module) || course.finished[module] !== undefined) return course;
  return { ...course, finished: { ...course.finished, [module]: today } };
}

function withTest(
  course: CourseRun,
  at: CourseTest,
  change: (test: CourseRun['tests'][0]) => CourseRun['tests'][0],
): CourseRun {
  const [first, second, third] = course.tests;
  return {
    ...course,
    tests: [at === 0 ? change(first) : first, at === 1 ? change(second) : second, at === 2 ? change(third) : third],
  };
}

export interface CourseComparison {
  readonly before: RatingCounts;
  readonly after: RatingCounts;
}

/** Two tests of a course, over the modules that were asked about in both: one may have run out in between. */
function compareTests(
  course: CourseRun,
  [before, after]: readonly [CourseTest, CourseTest],
  items: readonly Item[],
): CourseComparison {
  const [first, second] = [course.tests[before].answers, course.tests[after].answers];
  const asked = (answers: typeof first) =>
    new Set(items.filter(({ id }) => answers[id] !== undefined).map(({ module }) => module));
  const [inFirst, inSecond] = [asked(first), asked(second)];
  const common = items.filter(({ module }) => inFirst.has(module) && inSecond.has(module));
  return { before: countRatings(ratedItems(first, common)), after: countRatings(ratedItems(second, common)) };
}

/**
 * Tests 1 and 2 apart: items of modules taught in between, and items of those not taught yet. The second half shows
 * what practice and mood alone do.
 */
export function taughtAndUntaught(
  course: CourseRun,
  items: readonly Item[],
): { readonly taught: CourseComparison; readonly untaught: CourseComparison } {
  const taught = new Set(taughtFirst(course));
  const compare = (of: readonly Item[]) => compareTests(course, [0, 1], of);
  return {
    taught: compare(items.filter((item) => taught.has(item.module))),
    untaught: compare(items.filter((item) => !taught.has(item.module))),
  };
}

/** Tests 1 and 3: what is left at the end. */
export const courseGain = (course: CourseRun, items: readonly Item[]): CourseComparison =>
  compareTests(course, [0, 2], items);
