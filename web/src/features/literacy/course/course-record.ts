import { type CourseRun, courseRunSchema } from '@werkstadt/shared/literacy/course';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';

const KEY = 'course';

export function readCourse(records: ReadonlyMap<string, unknown>): CourseRun | null {
  const parsed = courseRunSchema.safeParse(records.get(KEY));
  return parsed.success ? parsed.data : null;
}

/** The one course of this device; null before it was begun. */
export const useCourse = (): CourseRun | null => readCourse(useLearningRecords().records);

export const keepCourse = (course: CourseRun): Promise<void> => learningStore.put(KEY, course);

/** One step of the course; nothing where none was begun. */
export function changeCourse(step: (course: CourseRun) => CourseRun): void {
  const course = readCourse(learningStore.snapshot().records);
  if (course) keepCourse(step(course));
}
