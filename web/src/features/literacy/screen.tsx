import { type ModuleRun, screensOfTrack } from '@werkstadt/shared/literacy/module-run';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, Card, EmptyState, Icon, Page, RowItem, RowLink, RowList, Section } from '~/ui/index.ts';
import { BoosterReminder } from './boosters/booster-reminder.tsx';
import { type ModuleEntry, moduleEntries } from './content/module-entries.ts';
import { useKeptModules } from './content/module-keeper.ts';
import { CourseRow } from './course/course-row.tsx';
import { LearningData } from './learning-data.tsx';
import { moduleIcon, moduleName, timeAndSize } from './module-words.ts';
import { OfflineModules } from './offline-modules.tsx';
import { useModuleRuns } from './player/runs.ts';
import { Segments } from './segments.tsx';
import './literacy.scss';
import { StaysHere } from './sync/stays-here.tsx';

/** The module one is in the middle of. */
function Resume({ entry, run }: { readonly entry: ModuleEntry; readonly run: ModuleRun }) {
  const city = useCity();
  const { description } = entry;
  const screens = screensOfTrack(run.track);
  const count = screens.length;
  // A run that was only begun stands before the first screen of its track.
  const position = Math.max(1, screens.filter((screen) => screen <= run.screen).length);
  const minutesLeft = Math.max(1, Math.round((description.minutes * (count + 1 - position)) / count));
  return (
    <Card>
      <div className="resume">
        <p className="resume__facts">
          <span>{m.learn_screen_position({ position, count })}</span>
          <span>{m.learn_time_left({ count: minutesLeft })}</span>
        </p>
        <h2 className="heading-2">{moduleName(description)}</h2>
        <Segments reached={position} count={count} />
        <ButtonLink
          variant="primary"
          block
          to="/$city/learn/$moduleId"
          params={{ city: city.slug, moduleId: description.id }}
          aria-label={m.learn_continue_module({ name: moduleName(description) })}
        >
          {m.learn_continue()}
        </ButtonLink>
      </div>
    </Card>
  );
}

function ModuleRow({ entry, finished }: { readonly entry: ModuleEntry; readonly finished: boolean }) {
  const city = useCity();
  const { description, bytes } = entry;
  const stored = useKeptModules()(description.id).state === 'stored';
  const facts = [
    timeAndSize(description.minutes, bytes),
    ...(stored ? [m.learn_here()] : []),
    ...(finished ? [m.learn_finished()] : []),
  ];
  return (
    <RowItem>
      <RowLink
        to="/$city/learn/$moduleId"
        params={{ city: city.slug, moduleId: description.id }}
        sign={
          <span className="learn-icon">
            <Icon name={moduleIcon(description)} />
          </span>
        }
        title={moduleName(description)}
        detail={facts.join(' · ')}
        trailing={finished ? <Icon name="check" /> : undefined}
      />
    </RowItem>
  );
}

/** Modules to learn with: where one left off, what else there is, and all of it without a network. `/$city/learn` */
export default function LearnScreen() {
  useLocale();
  const params = { city: useCity().slug };
  const { run } = useModuleRuns();
  const runs = moduleEntries().map((entry) => ({ entry, run: run({ moduleId: entry.description.id, round: null }) }));
  const open = runs.filter((one) => one.run !== null && one.run.finishedAt === null);
  const latest = open.toSorted((a, b) => ((a.run?.startedAt ?? '') < (b.run?.startedAt ?? '') ? 1 : -1))[0];
  return (
    <Page title={m.learn_title()}>
      {moduleEntries().length === 0 ? (
        <EmptyState
          icon="learn"
          title={m.learn_none()}
          action={
            <ButtonLink variant="primary" icon="map" to="/$city" params={params}>
              {m.learn_to_map()}
            </ButtonLink>
          }
        >
          {m.learn_none_body()}
        </EmptyState>
      ) : (
        <div className="stack stack--wide">
          {latest?.run ? <Resume entry={latest.entry} run={latest.run} /> : <p className="lead">{m.learn_lead()}</p>}
          <BoosterReminder />
          <Section title={m.learn_all_modules()}>
            <RowList>
              {runs.map((one) => (
                <ModuleRow
                  key={one.entry.description.id}
                  entry={one.entry}
                  finished={one.run !== null && one.run.finishedAt !== null}
                />
              ))}
            </RowList>
            <StaysHere stays={m.learn_stays_here()} />
          </Section>
          <CourseRow />
          <Section title={m.learn_group_title()}>
            <RowList>
              <RowItem>
                <RowLink
                  to="/$city/learn/group"
                  params={params}
                  sign={
                    <span className="learn-icon">
                      <Icon name="users" />
                    </span>
                  }
                  title={m.learn_group_row()}
                  detail={m.learn_group_row_detail()}
                />
              </RowItem>
            </RowList>
          </Section>
          <Section title={m.learn_offline_title()}>
            <OfflineModules />
          </Section>
          <Section title={m.learn_data_title()}>
            <LearningData />
          </Section>
        </div>
      )}
    </Page>
  );
}
