import { type CourseRun, type CourseTask, type CourseTest, courseTask } from '@werkstadt/shared/literacy/course';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { moduleEntry } from '../content/module-entries.ts';
import { moduleName } from '../module-words.ts';
import { today } from '../today.ts';

export const testName = (test: CourseTest): string => m.course_test({ number: test + 1 });

/** Name of a module of the course; its id where this version of the app does not bring it. */
export function courseModuleName(id: string): string {
  const entry = moduleEntry(id);
  return entry ? moduleName(entry.description) : id;
}

/** What comes next, in a few words. */
export function taskWords(course: CourseRun, task: CourseTask = courseTask(course, today())): string {
  switch (task.do) {
    case 'test':
      return testName(task.test);
    case 'module':
      return courseModuleName(task.module);
    case 'wait':
      return m.course_wait_until({ date: formatDate(task.until) });
    case 'nothing':
      return course.left === null ? m.course_finished() : m.course_left();
  }
}
