import { Navigate } from '@tanstack/react-router';
import {
  answerCourseTest,
  type CourseRun,
  type CourseTest,
  courseTask,
  courseTestItems,
  finishCourseTest,
} from '@werkstadt/shared/literacy/course';
import { useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { useLearningRecords } from '~/platform/learning/index.ts';
import { Button, ButtonLink, EmptyState, Notice, Page, Skeleton } from '~/ui/index.ts';
import type { LoadedModule } from '../content/load-module.ts';
import { textsByModule } from '../content/module-texts.tsx';
import { ItemTest } from '../items/item-test.tsx';
import { DisplayButton } from '../player/display-dialog.tsx';
import { sendProgress } from '../sync/send-progress.ts';
import { today } from '../today.ts';
import { changeCourse, useCourse } from './course-record.ts';
import { testName } from './course-words.ts';
import { useCourseModules } from './use-course-modules.ts';
import '../literacy.scss';

interface CourseTestProps {
  readonly course: CourseRun;
  readonly test: CourseTest;
}

function Statements({ course, test, modules }: CourseTestProps & { readonly modules: readonly LoadedModule[] }) {
  const locale = useLocale();
  const city = useCity();
  const params = { city: city.slug };
  const { notKept } = useLearningRecords();
  const [answered, setAnswered] = useState(false);
  const textsOf = useMemo(() => textsByModule(modules, locale), [modules, locale]);
  const items = courseTestItems(course, test, modules, today());
  const finish = () => {
    // The test is over and the course goes on: what is next replaces it.
    changeCourse((current) => finishCourseTest(current, test, today()));
    sendProgress(city.id);
  };
  return (
    <Page
      title={testName(test)}
      back={{ to: '/$city/learn/course', params }}
      actions={
        (answered || items.length === 0) && (
          <Button variant="primary" onClick={finish}>
            {m.course_test_finish()}
          </Button>
        )
      }
    >
      <div className="stack">
        <div className="button-row">
          <DisplayButton languages={['de', 'en', 'de-einfach']} />
        </div>
        {notKept && <Notice tone="warning">{m.learn_not_kept()}</Notice>}
        <ItemTest
          intro={<p>{m.course_test_intro({ count: items.length })}</p>}
          items={items}
          textsOf={textsOf}
          scaleOf={(item) => textsOf(item).scale}
          whenAnswered={<p>{test === 0 ? m.course_test_answers_later() : m.course_test_answers_next()}</p>}
          answers={course.tests[test].answers}
          onAnswer={(item, rating) =>
            changeCourse((current) => answerCourseTest(current, { test, item: item.id, rating }))
          }
          onDone={() => setAnswered(true)}
        />
      </div>
    </Page>
  );
}

function Test(props: CourseTestProps) {
  const params = { city: useCity().slug };
  const modules = useCourseModules(props.course);
  if (Array.isArray(modules)) return <Statements {...props} modules={modules} />;
  return (
    <Page title={testName(props.test)} back={{ to: '/$city/learn/course', params }}>
      {modules === 'loading' ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState
          icon="wifi-off"
          title={m.course_offline()}
          action={
            <ButtonLink variant="primary" to="/$city/learn/course" params={params}>
              {m.course_back_to()}
            </ButtonLink>
          }
        >
          {m.learn_module_offline_body()}
        </EmptyState>
      )}
    </Page>
  );
}

/**
 * One test of the course: statements of all its modules, one tap each, without feedback; goes on at the first open one.
 * `/$city/learn/course/test`
 */
export default function CourseTestScreen() {
  useLocale();
  const params = { city: useCity().slug };
  const { ready } = useLearningRecords();
  const course = useCourse();
  const task = course && courseTask(course, today());
  if (!ready) {
    return (
      <Page title={m.course_title()}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  if (!course || task?.do !== 'test') return <Navigate to="/$city/learn/course" params={params} replace />;
  return <Test course={course} test={task.test} />;
}
