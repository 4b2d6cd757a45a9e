import { type CourseRun, courseGain, courseTask, taughtAndUntaught } from '@werkstadt/shared/literacy/course';
import { allItems } from '@werkstadt/shared/literacy/package/learning-module';
import { COURSE_ACTIVITY, type Round } from '@werkstadt/shared/workshop/round';
import { useEffect } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Card, Icon, Notice, Section, Skeleton } from '~/ui/index.ts';
import { useCourse } from '../course/course-record.ts';
import { beginCourse, useMayStartCourse } from '../course/course-start.tsx';
import { taskWords } from '../course/course-words.ts';
import { useCourseModules } from '../course/use-course-modules.ts';
import { today } from '../today.ts';
import { type JoinedRound, joinRound, makeResult } from './joined-round.ts';
import { SendResult } from './send-result.tsx';

interface CoursePhoneViewProps {
  readonly round: Round;
  readonly joined: JoinedRound | null;
}

/** The test of the course whose end brings the round its result. */
const closingTest = ({ activity }: Pick<Round, 'activity'>): 1 | 2 => (activity === COURSE_ACTIVITY ? 1 : 2);

/** Counts of the tests become what is sent, once: of what was taught and what was not, or of the first and last test. */
function useCourseResult(joined: JoinedRound, course: CourseRun): void {
  const modules = useCourseModules(course);
  const ready = joined.result === null && course.tests[closingTest(joined.round)].done !== null;
  useEffect(() => {
    if (!ready || !Array.isArray(modules)) return;
    const items = modules.flatMap((module) => allItems(module));
    const { taught, untaught } = taughtAndUntaught(course, items);
    makeResult(joined, joined.round.activity === COURSE_ACTIVITY ? [taught, untaught] : [courseGain(course, items)]);
  }, [ready, modules, joined, course]);
}

function Joined({ joined, course }: { readonly joined: JoinedRound; readonly course: CourseRun }) {
  const params = { city: useCity().slug };
  useCourseResult(joined, course);
  if (course.left !== null) return <Notice>{m.course_left_text()}</Notice>;
  const task = courseTask(course, today());
  const finished = course.tests[closingTest(joined.round)].done !== null;
  return (
    <div className="stack stack--wide">
      {!finished && (
        <Card tone="accent">
          <div className="stack">
            <p>{m.course_next({ what: taskWords(course, task) })}</p>
            <ButtonLink variant="primary" block to="/$city/learn/course" params={params}>
              {m.group_to_course()}
            </ButtonLink>
          </div>
        </Card>
      )}
      {finished && (
        <Section title={m.group_own_result()}>
          {joined.result ? <SendResult joined={joined} result={joined.result} /> : <Skeleton lines={4} />}
        </Section>
      )}
    </div>
  );
}

/** For those who take the course with the group: begin with the group's seed, go on, send. */
export function CoursePhoneView({ round, joined }: CoursePhoneViewProps) {
  const params = { city: useCity().slug };
  const course = useCourse();
  const mayStart = useMayStartCourse();
  if (joined && course) return <Joined joined={joined} course={course} />;
  if (round.closedAt) return <Notice>{m.group_over()}</Notice>;
  const begins = round.activity === COURSE_ACTIVITY;
  if (course ? course.left !== null : !(begins && mayStart)) {
    return (
      <Notice
        title={begins ? m.course_too_late() : m.group_no_course()}
        actions={
          <ButtonLink size="small" to="/$city/learn" params={params}>
            {m.learn_to_modules()}
          </ButtonLink>
        }
      >
        {begins ? m.group_course_too_late() : m.group_no_course_text()}
      </Notice>
    );
  }
  const begin = async () => {
    if (!course) beginCourse(round.seed);
    await joinRound(round);
  };
  return (
    <Card>
      <div className="stack">
        <p>{begins ? m.group_course_text() : m.group_course_later_text()}</p>
        {course && <p>{m.group_course_own()}</p>}
        <p className="learn-stays">
          <Icon name="phone" size={20} />
          <span>{m.group_phone_stays()}</span>
        </p>
        <Button variant="primary" block onClick={begin}>
          {m.group_begin()}
        </Button>
      </div>
    </Card>
  );
}
