import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ann, bob, DomainWorld, testId } from '../test/domain-world.ts';
import { answerCourseTest, finishCourseModule, finishCourseTest, startCourse } from './course.ts';
import { reduceRun, startRun } from './module-run.ts';
import { mergeProgress, type Progress, progressArgsSchema } from './progress.ts';
import { courseOfProgress, courseProgress, runOfProgress, runProgress } from './progress-of-run.ts';
import { inventedModule } from './test/invented-module.ts';

const attempt = testId(60);
const rating = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>;
const names = fc.constantFrom('before:m2-a-01', 'before:m2-a-02', 'after:m2-b-01', 'practice:m2-p-01');
const ends = fc.constantFrom('2026-12-01T10:00:00.000Z', '2026-12-03T10:00:00.000Z', '2027-01-05T08:00:00.000Z');
/** What some device knows of one attempt. */
const part: fc.Arbitrary<Progress> = fc.record({
  activity: fc.constant('m2'),
  track: fc.constant('module' as const),
  seed: fc.constant(7),
  screen: fc.integer({ min: 0, max: 8 }),
  answers: fc.dictionary(names, rating),
  finished: fc.dictionary(fc.constant('module'), ends),
});

test('[L27] progress of one attempt is the same in whatever order, and however often, its parts come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1, maxLength: 6 }).chain((parts) =>
        fc.record({
          parts: fc.constant(parts),
          mixed: fc.shuffledSubarray([...parts, ...parts], { minLength: 2 * parts.length }),
        }),
      ),
      async ({ parts, mixed }) => {
        const [one, other] = [new DomainWorld(), new DomainWorld()];
        for (const each of parts) await one.run('learning.merge', { attempt, ...each }, { participantId: ann });
        for (const each of mixed) await other.run('learning.merge', { attempt, ...each }, { participantId: ann });
        expect(other.row('learning', attempt, ann)).toEqual(one.row('learning', attempt, ann));
      },
    ),
    { numRuns: 100 },
  );
});

test('[L27] nothing that was sent gets lost: every answer is there, of two the higher, the furthest screen, the first end', () => {
  fc.assert(
    fc.property(part, part, (one, other) => {
      const both = mergeProgress(one, other);
      expect(Object.keys(both.answers).sort()).toEqual(
        [...new Set([...Object.keys(one.answers), ...Object.keys(other.answers)])].sort(),
      );
      for (const [name, value] of Object.entries(both.answers)) {
        expect(value).toBe(Math.max(one.answers[name] ?? 0, other.answers[name] ?? 0));
      }
      expect(both.screen).toBe(Math.max(one.screen, other.screen));
      const first = [one.finished.module, other.finished.module].filter((end) => end !== undefined).sort()[0];
      expect(both.finished.module).toBe(first);
    }),
  );
});

test('[L27] an attempt is one run: another module, track or seed under its id is refused, and each person has an own one', async () => {
  const world = new DomainWorld();
  const sent = { attempt, activity: 'm2', track: 'module', seed: 7, screen: 3, answers: {}, finished: {} } as const;
  await world.run('learning.merge', sent, { participantId: ann });
  for (const other of [{ activity: 'm3' }, { track: 'course' as const }, { seed: 8 }]) {
    expect(await world.run('learning.merge', { ...sent, ...other }, { participantId: ann })).toMatchObject({
      code: 'id-taken',
    });
  }
  expect(await world.run('learning.merge', { ...sent, seed: 8 }, { participantId: bob })).toEqual({
    status: 'applied',
  });
  expect(world.row('learning', attempt, ann)?.seed).toBe(7);
});

test('[L28] what was taken back holds nothing, whatever comes before or after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), fc.nat({ max: 4 }), async (parts, at) => {
      const world = new DomainWorld();
      const merge = (each: Progress) => world.run('learning.merge', { attempt, ...each }, { participantId: ann });
      for (const each of parts.slice(0, at)) await merge(each);
      await world.run('learning.forget', { attempt }, { participantId: ann });
      for (const each of parts.slice(at)) expect(await merge(each)).toEqual({ status: 'applied' });
      expect(world.row('learning', attempt, ann)).toMatchObject({
        forgotten: true,
        answers: {},
        finished: {},
        screen: 0,
      });
    }),
    { numRuns: 50 },
  );
});

test('[H8] of a run answers and its end are sent; what steps keep, own words above all, stays', () => {
  const { steps } = inventedModule('m2');
  let run = startRun(steps, { moduleId: 'm2', seed: 7, track: 'module', now: '2026-12-01T10:00:00.000Z' });
  run = reduceRun(steps, run, { type: 'answer', use: 'before', item: 'm2-a-01', rating: 3 });
  run = reduceRun(steps, run, { type: 'save', step: 'explain', state: { words: 'Das bleibt unter uns.' } });
  for (const _ of steps) run = reduceRun(steps, run, { type: 'next', now: '2026-12-01T10:08:00.000Z' });
  const progress = runProgress(run);
  expect(JSON.stringify(progress)).not.toContain('unter uns');
  expect(progressArgsSchema.safeParse({ attempt, ...progress }).success).toBe(true);
  expect(runOfProgress(progress, '2027-01-01T00:00:00.000Z')).toMatchObject({
    moduleId: 'm2',
    seed: 7,
    formOrder: run.formOrder,
    before: { 'm2-a-01': 3 },
    finishedAt: run.finishedAt,
    saved: {},
  });
});

test('[L27] a course comes back from what was sent of it', () => {
  const ids = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
  let course = startCourse(ids, 9);
  course = answerCourseTest(course, { test: 0, item: 'm1-a-01', rating: 4 });
  course = finishCourseTest(course, 0, '2026-12-01');
  course = finishCourseModule(course, course.order[0] ?? '', '2026-12-02');
  const progress = courseProgress(course);
  expect(progressArgsSchema.safeParse({ attempt, ...progress }).success).toBe(true);
  const back = courseOfProgress(startCourse(ids, progress.seed), progress);
  expect(back).toEqual({ ...course, tests: course.tests.map((each) => ({ ...each, begun: each.done })) });
});
