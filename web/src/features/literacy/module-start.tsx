import { isOpenInCourse } from '@werkstadt/shared/literacy/course';
import type { ModuleRun } from '@werkstadt/shared/literacy/module-run';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, ButtonLink, Chip, Icon, Notice, Page } from '~/ui/index.ts';
import type { ModuleEntry } from './content/module-entries.ts';
import { useKeptModules } from './content/module-keeper.ts';
import { useCourse } from './course/course-record.ts';
import { moduleName, timeAndSize } from './module-words.ts';
import { DisplayButton } from './player/display-dialog.tsx';
import { StaysHere } from './sync/stays-here.tsx';

interface ModuleStartProps {
  readonly entry: ModuleEntry;
  readonly onBegin: (track: ModuleRun['track']) => void;
}

/** What a module is about, how it goes and who has checked it, before anything is fetched or kept. */
export function ModuleStart({ entry, onBegin }: ModuleStartProps) {
  const locale = useLocale();
  const city = useCity();
  const { description, bytes } = entry;
  const stored = useKeptModules()(description.id).state === 'stored';
  const { editors, outside } = description.review;
  const course = useCourse();
  const inCourse = course?.order.includes(description.id) ?? false;
  const comesLater = course !== null && !isOpenInCourse(course, description.id);
  const reviewed = outside !== null && editors.length > 0;
  return (
    <Page
      title={moduleName(description)}
      back={{ to: '/$city/learn', params: { city: city.slug } }}
      actions={
        comesLater ? (
          <ButtonLink variant="primary" to="/$city/learn/course" params={{ city: city.slug }}>
            {m.course_back_to()}
          </ButtonLink>
        ) : (
          <Button variant="primary" onClick={() => onBegin(inCourse ? 'course' : 'module')}>
            {m.learn_begin()}
          </Button>
        )
      }
    >
      <div className="stack stack--wide">
        {comesLater && <Notice title={m.course_later()}>{m.course_later_text()}</Notice>}
        <div className="stack">
          <p className="lead">{description.description[locale]}</p>
          <div className="learn-facts">
            <Chip icon="clock">{timeAndSize(description.minutes, bytes)}</Chip>
            {stored && <Chip icon="check">{m.learn_here()}</Chip>}
          </div>
        </div>
        <div className="stack stack--tight">
          <h2 className="heading-2">{m.learn_what_happens()}</h2>
          <ol className="bullets">
            {!inCourse && <li>{m.learn_happens_before()}</li>}
            <li>{inCourse ? m.course_happens_try() : m.learn_happens_try()}</li>
            <li>{inCourse ? m.course_happens_after() : m.learn_happens_after()}</li>
          </ol>
        </div>
        <div className="stack stack--tight">
          <StaysHere stays={m.learn_happens_stays()} />
          <p className="learn-stays">
            <Icon name="info" size={20} />
            <span>{reviewed ? m.learn_reviewed() : m.learn_not_reviewed()}</span>
          </p>
        </div>
        <div className="button-row">
          <DisplayButton languages={description.inLanguage} />
        </div>
      </div>
    </Page>
  );
}
