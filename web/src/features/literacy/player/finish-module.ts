import { moduleFinished } from '@werkstadt/shared/literacy/boosters';
import { finishCourseModule } from '@werkstadt/shared/literacy/course';
import { type ModuleRun, ratedItems } from '@werkstadt/shared/literacy/module-run';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import { countRatings } from '@werkstadt/shared/literacy/scoring/rating';
import { learningStore } from '~/platform/learning/index.ts';
import { changeBoosters } from '../boosters/booster-record.ts';
import { changeCourse } from '../course/course-record.ts';
import { makeResult, readJoined } from '../group/joined-round.ts';
import { today } from '../today.ts';

/** What follows from finishing a module: the days of the boosters begin anew, and a group round has its result. */
export function finishModule(
  run: ModuleRun,
  round: string | null,
  before: readonly Item[],
  after: readonly Item[],
): void {
  if (run.finishedAt === null) {
    changeBoosters((boosters) => moduleFinished(boosters, today()));
    changeCourse((course) => finishCourseModule(course, run.moduleId, today()));
  }
  const joined = round ? readJoined(learningStore.snapshot().records, round) : null;
  if (!joined || joined.result !== null) return;
  const [first, second] = [ratedItems(run.before, before), ratedItems(run.after, after)];
  const whole = before.length > 0 && first.length === before.length && second.length === after.length;
  if (whole) makeResult(joined, [{ before: countRatings(first), after: countRatings(second) }]);
}
