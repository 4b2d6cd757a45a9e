import { mayStartCourse, startCourse } from '@werkstadt/shared/literacy/course';
import { useCity } from '~/platform/data/index.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, EmptyState, Icon, Page } from '~/ui/index.ts';
import { moduleEntries } from '../content/module-entries.ts';
import { moduleKeeper } from '../content/module-keeper.ts';
import { DisplayButton } from '../player/display-dialog.tsx';
import { drawSeed, useAllRuns } from '../player/runs.ts';
import { StaysHere } from '../sync/stays-here.tsx';
import { keepCourse } from './course-record.ts';

/** Begins the course of this device and fetches its modules, so that it can be taken anywhere. */
export async function beginCourse(seed: number): Promise<void> {
  await keepCourse(
    startCourse(
      moduleEntries().map(({ description }) => description.id),
      seed,
    ),
  );
  for (const entry of moduleEntries()) if (!(await moduleKeeper.keep(entry))) return;
}

/** Whether a course would still measure something here. */
export const useMayStartCourse = (): boolean => mayStartCourse(useAllRuns());

/** What the course is and asks for, before anything of it is kept. */
export function CourseStart() {
  const params = { city: useCity().slug };
  const mayStart = useMayStartCourse();
  const begin = () => {
    window.scrollTo(0, 0);
    beginCourse(drawSeed());
  };
  const size = formatBytes(moduleEntries().reduce((sum, { bytes }) => sum + bytes, 0));
  if (!mayStart) {
    return (
      <Page title={m.course_title()} back={{ to: '/$city/learn', params }}>
        <EmptyState
          icon="learn"
          title={m.course_too_late()}
          action={
            <ButtonLink variant="primary" to="/$city/learn" params={params}>
              {m.learn_to_modules()}
            </ButtonLink>
          }
        >
          {m.course_too_late_text()}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={m.course_title()}
      back={{ to: '/$city/learn', params }}
      actions={
        <Button variant="primary" onClick={begin}>
          {m.course_begin()}
        </Button>
      }
    >
      <div className="stack stack--wide">
        <p className="lead">{m.course_lead()}</p>
        <div className="stack stack--tight">
          <h2 className="heading-2">{m.course_how()}</h2>
          <ol className="bullets">
            <li>{m.course_how_first()}</li>
            <li>{m.course_how_half()}</li>
            <li>{m.course_how_second()}</li>
            <li>{m.course_how_rest()}</li>
            <li>{m.course_how_third()}</li>
          </ol>
          <p className="muted">{m.course_how_tests()}</p>
        </div>
        <div className="stack stack--tight">
          <p className="learn-stays">
            <Icon name="download" size={20} />
            <span>{m.course_fetches({ size })}</span>
          </p>
          <StaysHere stays={m.learn_happens_stays()} />
        </div>
        <div className="button-row">
          <DisplayButton languages={['de', 'en', 'de-einfach']} />
        </div>
      </div>
    </Page>
  );
}
