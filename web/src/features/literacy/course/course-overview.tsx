import { useNavigate } from '@tanstack/react-router';
import {
  beginCourseTest,
  type CourseRun,
  type CourseTest,
  courseTask,
  isOpenInCourse,
  leaveCourse,
  taughtFirst,
} from '@werkstadt/shared/literacy/course';
import { useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { formatDate } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Card, Dialog, Icon, Page, Row, RowItem, RowLink, RowList, Section } from '~/ui/index.ts';
import { today } from '../today.ts';
import { changeCourse } from './course-record.ts';
import { CourseResult } from './course-result.tsx';
import { courseModuleName, taskWords, testName } from './course-words.ts';
import { useCourseModules } from './use-course-modules.ts';

interface CourseProps {
  readonly course: CourseRun;
}

/** What comes next, with its button. */
function Next({ course }: CourseProps) {
  const city = useCity();
  const navigate = useNavigate();
  const task = courseTask(course, today());
  const begin = (test: CourseTest) => {
    changeCourse((current) => beginCourseTest(current, test, today()));
    navigate({ to: '/$city/learn/course/test', params: { city: city.slug } });
  };
  const text = {
    test: m.course_next_test(),
    module: m.course_next_module(),
    wait: m.course_wait_text(),
    nothing: course.left === null ? m.course_finished_text() : m.course_left_text(),
  }[task.do];
  return (
    <Card tone="accent">
      <div className="stack stack--tight">
        <h2 className="heading-2">{taskWords(course, task)}</h2>
        <p>{text}</p>
        {task.do === 'test' && (
          <Button variant="primary" block onClick={() => begin(task.test)}>
            {course.tests[task.test].begun === null ? m.course_test_begin() : m.course_test_go_on()}
          </Button>
        )}
        {task.do === 'module' && (
          <ButtonLink
            variant="primary"
            block
            to="/$city/learn/$moduleId"
            params={{ city: city.slug, moduleId: task.module }}
          >
            {m.course_to_module()}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

const sign = (done: boolean) => (
  <span className="learn-icon">
    <Icon name={done ? 'check' : 'minus'} />
  </span>
);

function TestRow({ course, test }: { readonly course: CourseRun; readonly test: CourseTest }) {
  const { done } = course.tests[test];
  const task = courseTask(course, today());
  const open = done ? m.course_done_on({ date: formatDate(done) }) : m.course_open();
  const detail = test === 2 && task.do === 'wait' ? m.course_wait_until({ date: formatDate(task.until) }) : open;
  return (
    <RowItem>
      <Row sign={sign(done !== null)} title={testName(test)} detail={detail} />
    </RowItem>
  );
}

function ModuleRow({ course, id }: { readonly course: CourseRun; readonly id: string }) {
  const city = useCity();
  const done = course.finished[id];
  const content = { sign: sign(done !== undefined), title: courseModuleName(id) };
  if (!isOpenInCourse(course, id)) {
    return (
      <RowItem>
        <Row {...content} detail={m.course_later()} />
      </RowItem>
    );
  }
  return (
    <RowItem>
      <RowLink
        {...content}
        detail={done ? m.course_done_on({ date: formatDate(done) }) : m.course_open()}
        to="/$city/learn/$moduleId"
        params={{ city: city.slug, moduleId: id }}
      />
    </RowItem>
  );
}

/** Three tests with the modules in between, in order. */
function Stages({ course }: CourseProps) {
  const first = taughtFirst(course);
  const rows = (ids: readonly string[]) => ids.map((id) => <ModuleRow key={id} course={course} id={id} />);
  return (
    <RowList>
      <TestRow course={course} test={0} />
      {rows(first)}
      <TestRow course={course} test={1} />
      {rows(course.order.filter((id) => !first.includes(id)))}
      <TestRow course={course} test={2} />
    </RowList>
  );
}

/** Asks before: what is missing then can never be measured. */
function Leave() {
  const [asking, setAsking] = useState(false);
  const leave = () => {
    changeCourse((course) => leaveCourse(course, today()));
    setAsking(false);
  };
  return (
    <div className="button-row">
      <Button icon="sign-out" onClick={() => setAsking(true)}>
        {m.course_leave()}
      </Button>
      {asking && (
        <Dialog
          open
          title={m.course_leave_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.course_leave_not()}</Button>
              <Button variant="danger" onClick={leave}>
                {m.course_leave()}
              </Button>
            </>
          }
        >
          <p>{m.course_leave_text()}</p>
        </Dialog>
      )}
    </div>
  );
}

/** Where the course stands: the next step, all stages, and what has come out so far. */
export function CourseOverview({ course }: CourseProps) {
  const params = { city: useCity().slug };
  const modules = useCourseModules(course);
  const over = course.left !== null || course.tests[2].done !== null;
  return (
    <Page title={m.course_title()} back={{ to: '/$city/learn', params }}>
      <div className="stack stack--wide">
        <Next course={course} />
        {course.tests[1].done !== null && Array.isArray(modules) && <CourseResult course={course} modules={modules} />}
        <Section title={m.course_stages()}>
          <Stages course={course} />
        </Section>
        {!over && <Leave />}
      </div>
    </Page>
  );
}
