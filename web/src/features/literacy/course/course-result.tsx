import {
  type CourseComparison,
  type CourseRun,
  courseGain,
  taughtAndUntaught,
} from '@werkstadt/shared/literacy/course';
import { allItems } from '@werkstadt/shared/literacy/package/learning-module';
import { answerCounts } from '@werkstadt/shared/literacy/scoring/rating';
import { ownResult } from '@werkstadt/shared/literacy/wording/own-result';
import { useMemo } from 'react';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Section } from '~/ui/index.ts';
import type { LoadedModule } from '../content/load-module.ts';
import { textsByModule } from '../content/module-texts.tsx';
import { ItemFeedback } from '../items/item-feedback.tsx';
import { OwnResultWords } from '../own-result-words.tsx';
import { testName } from './course-words.ts';

interface PartProps {
  readonly title: string;
  readonly comparison: CourseComparison;
}

/** Counts of both kinds and one sentence ([H2]); nothing where the tests have no module in common. */
function Part({ title, comparison: { before, after } }: PartProps) {
  const { trueItems, falseItems } = answerCounts(before);
  if (trueItems + falseItems === 0) return null;
  return (
    <div className="stack stack--tight">
      <h3 className="heading-3">{title}</h3>
      <OwnResultWords result={ownResult(before, after)} />
    </div>
  );
}

interface CourseResultProps {
  readonly course: CourseRun;
  readonly modules: readonly LoadedModule[];
}

/** From the second test on: what one may be told, and every statement with what is right and why. */
export function CourseResult({ course, modules }: CourseResultProps) {
  const locale = useLocale();
  const textsOf = useMemo(() => textsByModule(modules, locale), [modules, locale]);
  const items = useMemo(() => modules.flatMap((module) => allItems(module)), [modules]);
  const { taught, untaught } = taughtAndUntaught(course, items);
  const parts = ([0, 1, 2] as const)
    .filter((test) => course.tests[test].done !== null)
    .map((test) => {
      const { answers } = course.tests[test];
      return { title: testName(test), items: items.filter(({ id }) => answers[id] !== undefined), answers };
    });
  return (
    <>
      <Section title={m.course_result_title()}>
        <div className="stack">
          <Part title={m.course_result_taught()} comparison={taught} />
          <Part title={m.course_result_untaught()} comparison={untaught} />
          <p className="muted">{m.course_result_why()}</p>
          {course.tests[2].done !== null && (
            <Part title={m.course_result_later()} comparison={courseGain(course, items)} />
          )}
        </div>
      </Section>
      <ItemFeedback parts={parts} textsOf={textsOf} />
    </>
  );
}
