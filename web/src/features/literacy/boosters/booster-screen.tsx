import { boosterTaken, drawBooster } from '@werkstadt/shared/literacy/boosters';
import type { Answers } from '@werkstadt/shared/literacy/module-run';
import type { Item } from '@werkstadt/shared/literacy/package/item';
import { useEffect, useMemo, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Notice, Page, Skeleton } from '~/ui/index.ts';
import type { LoadedModule } from '../content/load-module.ts';
import { moduleEntries } from '../content/module-entries.ts';
import { textsByModule } from '../content/module-texts.tsx';
import { type LoadedModules, useLoadedModules } from '../content/use-loaded-modules.ts';
import { ItemPractice } from '../items/item-practice.tsx';
import { useModuleRuns } from '../player/runs.ts';
import { today } from '../today.ts';
import { changeBoosters, useBoosters, useDueBooster } from './booster-record.ts';
import '../literacy.scss';

function useFinishedModules(): LoadedModules {
  const { ready, run } = useModuleRuns();
  const finished = moduleEntries().filter(
    ({ description }) => (run({ moduleId: description.id, round: null })?.finishedAt ?? null) !== null,
  );
  return useLoadedModules(ready ? finished : null);
}

interface BoosterProps {
  readonly modules: readonly LoadedModule[];
  readonly items: readonly Item[];
  readonly onDone: () => void;
}

function Booster({ modules, items, onDone }: BoosterProps) {
  const locale = useLocale();
  const [answers, setAnswers] = useState<Answers>({});
  const textsOf = useMemo(() => textsByModule(modules, locale), [modules, locale]);
  return (
    <ItemPractice
      intro={<p>{m.booster_intro()}</p>}
      items={items}
      textsOf={textsOf}
      scaleOf={(item) => textsOf(item).scale}
      answers={answers}
      onAnswer={(item, rating) => setAnswers((before) => ({ ...before, [item.id]: rating }))}
      onDone={onDone}
    />
  );
}

/** Four statements from finished modules, each with what is right at once. `/$city/learn/refresh` */
export default function BoosterScreen() {
  useLocale();
  const params = { city: useCity().slug };
  const state = useBoosters();
  const modules = useFinishedModules();
  const [done, setDone] = useState(false);
  const due = useDueBooster();
  // What was drawn stays while it is played, also once it is noted as taken.
  const [drawn, setDrawn] = useState<{ readonly day: 7 | 30 | 90; readonly items: readonly Item[] } | null>(null);
  useEffect(() => {
    if (drawn || due === null || !Array.isArray(modules) || state.lastFinished === null) return;
    const seed = Number(state.lastFinished.replaceAll('-', '')) + due;
    const items = drawBooster(modules, { seen: state.seen, seed, today: today() });
    if (items) setDrawn({ day: due, items });
  }, [drawn, due, modules, state]);
  const finish = () => {
    if (!drawn || done) return;
    setDone(true);
    const items = drawn.items.map(({ id }) => id);
    changeBoosters((boosters) => boosterTaken(boosters, { day: drawn.day, items, today: today() }));
  };
  const toModules = (
    <ButtonLink variant="primary" to="/$city/learn" params={params}>
      {m.learn_to_modules()}
    </ButtonLink>
  );
  return (
    <Page title={m.booster_title()} back={{ to: '/$city/learn', params }} actions={done && toModules}>
      {drawn && Array.isArray(modules) ? (
        <div className="stack">
          <Booster modules={modules} items={drawn.items} onDone={finish} />
          {done && (
            <Notice tone="success" live>
              {m.booster_done()}
            </Notice>
          )}
        </div>
      ) : modules === 'loading' ? (
        <Skeleton lines={4} />
      ) : (
        <EmptyState
          icon={modules === 'unreachable' ? 'wifi-off' : 'clock'}
          title={modules === 'unreachable' ? m.learn_module_offline() : m.booster_none()}
          action={toModules}
        />
      )}
    </Page>
  );
}
