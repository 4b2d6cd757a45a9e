import type { CourseRun } from '@werkstadt/shared/literacy/course';
import { moduleEntries } from '../content/module-entries.ts';
import { type LoadedModules, useLoadedModules } from '../content/use-loaded-modules.ts';

/** The modules of a course, whose statements its tests ask. */
export const useCourseModules = ({ order }: Pick<CourseRun, 'order'>): LoadedModules =>
  useLoadedModules(moduleEntries().filter(({ description }) => order.includes(description.id)));
