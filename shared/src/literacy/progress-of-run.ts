import type { CourseRun } from './course.ts';
import { drawFormOrder } from './item-forms.ts';
import type { Answers, ModuleRun } from './module-run.ts';
import type { Progress } from './progress.ts';
import type { Rating } from './scoring/rating.ts';

export const COURSE_PROGRESS = 'course';

const named = (prefix: string, answers: Answers): [string, Rating][] =>
  Object.entries(answers).map(([item, rating]) => [`${prefix}:${item}`, rating]);

/** What of a run is sent: answers and how far it is. What steps keep, a learner's own words above all, stays ([H8]). */
export function runProgress(run: ModuleRun): Progress {
  return {
    activity: run.moduleId,
    track: run.track,
    seed: run.seed,
    screen: run.screen,
    answers: Object.fromEntries([
      ...named('before', run.before),
      ...named('after', run.after),
      ...named('practice', run.practice),
    ]),
    finished: run.finishedAt === null ? {} : { module: run.finishedAt },
  };
}

/** The same of the course. */
export function courseProgress(course: CourseRun): Progress {
  const ends = course.tests.flatMap(({ done }, at) => (done === null ? [] : [[`test-${at + 1}`, done]]));
  return {
    activity: COURSE_PROGRESS,
    track: 'course',
    seed: course.seed,
    screen: 0,
    answers: Object.fromEntries(course.tests.flatMap(({ answers }, at) => named(`test-${at + 1}`, answers))),
    finished: { ...course.finished, ...Object.fromEntries(ends) },
  };
}

function answersNamed(prefix: string, { answers }: Pick<Progress, 'answers'>): Answers {
  const own = Object.entries(answers).filter(([name]) => name.startsWith(`${prefix}:`));
  return Object.fromEntries(own.map(([name, rating]) => [name.slice(prefix.length + 1), rating]));
}

/** A run as it goes on where only what was sent is left of it: at the furthest screen, without what steps had kept. */
export function runOfProgress(progress: Progress, now: string): ModuleRun {
  const finishedAt = progress.finished.module ?? null;
  return {
    moduleId: progress.activity,
    seed: progress.seed,
    track: progress.track,
    formOrder: drawFormOrder(progress.seed),
    stepId: '',
    screen: progress.screen,
    doneSteps: [],
    saved: {},
    before: answersNamed('before', progress),
    after: answersNamed('after', progress),
    practice: answersNamed('practice', progress),
    startedAt: finishedAt ?? now,
    finishedAt,
  };
}

/** The course likewise; `begun`: as `startCourse` makes it with the same seed. */
export function courseOfProgress(begun: CourseRun, progress: Progress): CourseRun {
  const test = (at: number) => {
    const done = progress.finished[`test-${at}`] ?? null;
    return { answers: answersNamed(`test-${at}`, progress), begun: done, done };
  };
  const finished = Object.entries(progress.finished).filter(([name]) => begun.order.includes(name));
  return { ...begun, tests: [test(1), test(2), test(3)], finished: Object.fromEntries(finished) };
}
