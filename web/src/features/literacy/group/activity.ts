import { COURSE_ACTIVITY, COURSE_LATER_ACTIVITY } from '@werkstadt/shared/workshop/round';
import { m } from '~/platform/i18n/index.ts';
import { moduleEntries, moduleEntry } from '../content/module-entries.ts';
import { moduleName } from '../module-words.ts';

export const isCourseActivity = (activity: string): boolean =>
  activity === COURSE_ACTIVITY || activity === COURSE_LATER_ACTIVITY;

/** Null for what this version of the app does not bring. */
export function activityName(activity: string): string | null {
  if (activity === COURSE_ACTIVITY) return m.group_course();
  if (activity === COURSE_LATER_ACTIVITY) return m.group_course_later();
  const entry = moduleEntry(activity);
  return entry ? moduleName(entry.description) : null;
}

/** What a round can be about: every module, and the two of the course. */
export const activityOptions = () =>
  [...moduleEntries().map(({ description }) => description.id), COURSE_ACTIVITY, COURSE_LATER_ACTIVITY].map(
    (value) => ({
      value,
      label: activityName(value) ?? value,
    }),
  );

/** Whether all statements of an activity were checked from outside: who leads should know. */
export const isReviewed = (activity: string): boolean =>
  moduleEntries()
    .filter(({ description }) => isCourseActivity(activity) || description.id === activity)
    .every(({ description: { review } }) => review.outside !== null && review.editors.length > 0);
