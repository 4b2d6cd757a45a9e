import { startCourse } from '@werkstadt/shared/literacy/course';
import { moduleRunSchema } from '@werkstadt/shared/literacy/module-run';
import type { Learning, Progress } from '@werkstadt/shared/literacy/progress';
import {
  COURSE_PROGRESS,
  courseOfProgress,
  courseProgress,
  runOfProgress,
  runProgress,
} from '@werkstadt/shared/literacy/progress-of-run';
import { mutate } from '~/platform/data/index.ts';
import { createId } from '~/platform/ids.ts';
import { learningStore } from '~/platform/learning/index.ts';
import { moduleEntries, moduleEntry } from '../content/module-entries.ts';
import { keepCourse, readCourse } from '../course/course-record.ts';
import { runKey } from '../player/runs.ts';
import { changeSyncRecord, readSyncRecord } from './sync-record.ts';

/** A run that was played alone; what belongs to a group round is anonymous and never sent with a person. */
const OWN_RUN = /^run:[^:]+$/;

/** What would be sent now, by the key it has on this device: everything of which a part is finished. */
export function sendableProgress(records: ReadonlyMap<string, unknown>): ReadonlyMap<string, Progress> {
  const found = new Map<string, Progress>();
  for (const [key, record] of records) {
    const run = OWN_RUN.test(key) ? moduleRunSchema.safeParse(record) : null;
    if (run?.success && run.data.finishedAt !== null) found.set(key, runProgress(run.data));
  }
  const course = readCourse(records);
  if (course && course.tests[0].done !== null) found.set(COURSE_PROGRESS, courseProgress(course));
  return found;
}

let sending: Promise<void> = Promise.resolve();

/**
 * Sends what has changed since the last time, as acts like all others; nothing where the learner has not turned it on.
 * One after the other: an attempt gets one id.
 */
export function sendProgress(cityId: string): Promise<void> {
  sending = sending.then(() => sendChanged(cityId));
  return sending;
}

async function sendChanged(cityId: string): Promise<void> {
  for (const [key, progress] of sendableProgress(learningStore.snapshot().records)) {
    const { on, attempts } = readSyncRecord(cityId);
    if (!on) return;
    const sent = JSON.stringify(progress);
    const known = attempts[key];
    if (known?.sent === sent) continue;
    const attempt = known?.attempt ?? createId();
    const result = await mutate('learning.merge', { attempt, ...progress });
    if (!result.ok) return console.warn('progress was not sent', result.code);
    await changeSyncRecord(cityId, (record) => ({
      ...record,
      attempts: { ...record.attempts, [key]: { attempt, sent } },
    }));
  }
}

/** Takes back what was sent; what is sent after that has new ids. */
export async function forgetProgress(cityId: string, sent: readonly Learning[]): Promise<boolean> {
  for (const { id } of sent) if (!(await mutate('learning.forget', { attempt: id })).ok) return false;
  await changeSyncRecord(cityId, (record) => ({ ...record, attempts: {} }));
  return true;
}

/** Progress of another device of the same person, where this one has none of it. */
export async function adoptProgress(cityId: string, sent: readonly Learning[]): Promise<void> {
  if (!readSyncRecord(cityId).on) return;
  for (const { id, personId: _, forgotten: __, ...progress } of sent) {
    const key =
      progress.activity === COURSE_PROGRESS ? COURSE_PROGRESS : runKey({ moduleId: progress.activity, round: null });
    if (learningStore.snapshot().records.has(key)) continue;
    if (progress.activity === COURSE_PROGRESS) {
      const ids = moduleEntries().map(({ description }) => description.id);
      await keepCourse(courseOfProgress(startCourse(ids, progress.seed), progress));
    } else if (moduleEntry(progress.activity)) {
      await learningStore.put(key, runOfProgress(progress, new Date().toISOString()));
    } else continue;
    await changeSyncRecord(cityId, (record) => ({
      ...record,
      attempts: { ...record.attempts, [key]: { attempt: id, sent: '' } },
    }));
  }
}
