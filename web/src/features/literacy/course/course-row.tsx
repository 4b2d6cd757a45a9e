import { useCity } from '~/platform/data/index.ts';
import { m } from '~/platform/i18n/index.ts';
import { Icon, RowItem, RowLink, RowList, Section } from '~/ui/index.ts';
import { useCourse } from './course-record.ts';
import { useMayStartCourse } from './course-start.tsx';
import { taskWords } from './course-words.ts';

/** In the Learn tab: the way into the course, as long as it would still measure something, and the way on. */
export function CourseRow() {
  const params = { city: useCity().slug };
  const course = useCourse();
  const mayStart = useMayStartCourse();
  if (!course && !mayStart) return null;
  return (
    <Section title={m.course_section()}>
      <RowList>
        <RowItem>
          <RowLink
            to="/$city/learn/course"
            params={params}
            sign={
              <span className="learn-icon">
                <Icon name="clipboard-check" />
              </span>
            }
            title={m.course_title()}
            detail={course ? m.course_next({ what: taskWords(course) }) : m.course_row_detail()}
          />
        </RowItem>
      </RowList>
    </Section>
  );
}
