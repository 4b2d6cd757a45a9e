import { m, useLocale } from '~/platform/i18n/index.ts';
import { useLearningRecords } from '~/platform/learning/index.ts';
import { Page, Skeleton } from '~/ui/index.ts';
import { CourseOverview } from './course-overview.tsx';
import { useCourse } from './course-record.ts';
import { CourseStart } from './course-start.tsx';
import '../literacy.scss';

/** The course: three tests with six modules between them. `/$city/learn/course` */
export default function CourseScreen() {
  useLocale();
  const { ready } = useLearningRecords();
  const course = useCourse();
  if (!ready) {
    return (
      <Page title={m.course_title()}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  return course ? <CourseOverview course={course} /> : <CourseStart />;
}
