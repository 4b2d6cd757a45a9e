import {
  type BoosterDay,
  type BoosterState,
  boosterStateSchema,
  dueBooster,
  noBoosters,
} from '@werkstadt/shared/literacy/boosters';
import { courseTask } from '@werkstadt/shared/literacy/course';
import { learningStore, useLearningRecords } from '~/platform/learning/index.ts';
import { useCourse } from '../course/course-record.ts';
import { today } from '../today.ts';

const KEY = 'boosters';

function read(records: ReadonlyMap<string, unknown>): BoosterState {
  const parsed = boosterStateSchema.safeParse(records.get(KEY));
  return parsed.success ? parsed.data : noBoosters;
}

export const useBoosters = (): BoosterState => read(useLearningRecords().records);

/** The refresher that is due today; a due third test of the course comes first. */
export function useDueBooster(): BoosterDay | null {
  const boosters = useBoosters();
  const course = useCourse();
  const task = course && courseTask(course, today());
  return dueBooster(boosters, { today: today(), thirdTestDue: task?.do === 'test' && task.test === 2 });
}

export function changeBoosters(step: (boosters: BoosterState) => BoosterState): void {
  learningStore.put(KEY, step(read(learningStore.snapshot().records)));
}
