import * as z from 'zod/mini';
import { SeededRandom } from '../random/seeded-random.ts';
import { addDays, daysBetween } from './day.ts';
import { drawFormOrder } from './item-forms.ts';
import { ratedItems } from './module-run.ts';
import { daySchema } from './package/ids.ts';
import { forms, type Item } from './package/item.ts';
import { countRatings, type RatingCounts, ratingSchema } from './scoring/rating.ts';

/** The third test may be taken from this day after the last module on. */
export const THIRD_TEST_DAYS = 60;

const testSchema = z.object({
  /** By item. */
  answers: z.record(z.string(), ratingSchema),
  done: z.nullable(daySchema),
});

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
});
export type CourseRun = z.infer<typeof courseRunSchema>;

const noTest = { answers: {}, done: null };

/** A course at its beginning; in a group all phones share the seed. */
export function startCourse(moduleIds: readonly string[], seed: number): CourseRun {
  return {
    seed,
    formOrder: drawFormOrder(seed),
    order: new SeededRandom(seed ^ 0x5bd1e995).shuffled([...moduleIds].sort()),
    tests: [noTest, noTest, noTest],
    finished: {},
  };
}

export type CourseTask =
  | { readonly do: 'test'; readonly test: 0 | 1 | 2 }
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

/** One answer of the test that is open; anything else changes nothing. */
export function answerCourseTest(
  course: CourseRun,
  answer: { readonly test: 0 | 1 | 2; readonly item: string; readonly rating: z.infer<typeof ratingSchema> },
): CourseRun {
  if (course.tests[answer.test].done !== null) return course;
  return withTest(course, answer.test, (test) => ({
    ...test,
    answers: { ...test.answers, [answer.item]: answer.rating },
  }));
}

/** Ends a test; from then on its answers stay. */
export function finishCourseTest(course: CourseRun, test: 0 | 1 | 2, today: string): CourseRun {
  return withTest(course, test, (open) => ({ ...open, done: open.done ?? today }));
}

/** A module of the course is finished; the first day stays. */
export function finishCourseModule(course: CourseRun, module: string, today: string): CourseRun {
  if (!course.order.includes(module) || course.finished[module] !== undefined) return course;
  return { ...course, finished: { ...course.finished, [module]: today } };
}

function withTest(
  course: CourseRun,
  at: 0 | 1 | 2,
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

/**
 * Tests 1 and 2 apart: items of modules taught in between, and items of those not taught yet. The second half shows
 * what practice and mood alone do.
 */
export function taughtAndUntaught(
  course: CourseRun,
  items: readonly Item[],
): { readonly taught: CourseComparison; readonly untaught: CourseComparison } {
  const taught = new Set(taughtFirst(course));
  const compare = (of: readonly Item[]): CourseComparison => ({
    before: countRatings(ratedItems(course.tests[0].answers, of)),
    after: countRatings(ratedItems(course.tests[1].answers, of)),
  });
  return {
    taught: compare(items.filter((item) => taught.has(item.module))),
    untaught: compare(items.filter((item) => !taught.has(item.module))),
  };
}

/** Tests 1 and 3: what is left at the end. */
export function courseGain(course: CourseRun, items: readonly Item[]): CourseComparison {
  return {
    before: countRatings(ratedItems(course.tests[0].answers, items)),
    after: countRatings(ratedItems(course.tests[2].answers, items)),
  };
}
