import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { Button, Chip, Icon, Page } from '~/ui/index.ts';
import type { ModuleEntry } from './content/module-entries.ts';
import { useKeptModules } from './content/module-keeper.ts';
import { moduleName, timeAndSize } from './module-words.ts';
import { DisplayButton } from './player/display-dialog.tsx';

interface ModuleStartProps {
  readonly entry: ModuleEntry;
  readonly onBegin: () => void;
}

/** What a module is about, how it goes and who has checked it, before anything is fetched or kept. */
export function ModuleStart({ entry, onBegin }: ModuleStartProps) {
  const locale = useLocale();
  const city = useCity();
  const { description, bytes } = entry;
  const stored = useKeptModules()(description.id).state === 'stored';
  const { editors, outside } = description.review;
  const reviewed = outside !== null && editors.length > 0;
  return (
    <Page
      title={moduleName(description)}
      back={{ to: '/$city/learn', params: { city: city.slug } }}
      actions={
        <Button variant="primary" onClick={onBegin}>
          {m.learn_begin()}
        </Button>
      }
    >
      <div className="stack stack--wide">
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
            <li>{m.learn_happens_before()}</li>
            <li>{m.learn_happens_try()}</li>
            <li>{m.learn_happens_after()}</li>
          </ol>
        </div>
        <div className="stack stack--tight">
          <p className="learn-stays">
            <Icon name="phone" size={20} />
            <span>{m.learn_happens_stays()}</span>
          </p>
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
