import { Navigate, useParams, useSearch } from '@tanstack/react-router';
import type { ModuleRun } from '@werkstadt/shared/literacy/module-run';
import { useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { ButtonLink, EmptyState, Page, ProgressBar, Skeleton, showToast, TryAgain } from '~/ui/index.ts';
import { type ModuleEntry, moduleEntry } from './content/module-entries.ts';
import { useKeptModules } from './content/module-keeper.ts';
import { ModuleStart } from './module-start.tsx';
import { moduleName } from './module-words.ts';
import { Player } from './player/player.tsx';
import { beginRun, drawSeed, useModuleRuns } from './player/runs.ts';
import { useModule } from './player/use-module.ts';
import './literacy.scss';

function UnknownModule() {
  const params = { city: useCity().slug };
  return (
    <Page title={m.learn_title()} back={{ to: '/$city/learn', params }}>
      <EmptyState
        icon="search"
        title={m.learn_module_gone()}
        action={
          <ButtonLink variant="primary" to="/$city/learn" params={params}>
            {m.learn_to_modules()}
          </ButtonLink>
        }
      />
    </Page>
  );
}

interface PlayedProps {
  readonly entry: ModuleEntry;
  readonly run: ModuleRun;
  readonly round: string | null;
  /** It was begun by a press just now. */
  readonly begun: boolean;
}

function Played({ entry, run, round, begun }: PlayedProps) {
  const params = { city: useCity().slug };
  const loading = useModule(entry);
  const { loadedBytes } = useKeptModules()(entry.description.id);
  const refused = loading.step === 'ready' ? loading.module.refused?.issues[0] : undefined;
  useEffect(() => {
    if (refused) showToast({ text: m.learn_city_version_refused({ file: refused.file, reason: refused.message }) });
  }, [refused]);
  if (loading.step === 'ready') return <Player module={loading.module} run={run} round={round} begun={begun} />;
  const frame = { title: moduleName(entry.description), back: { to: '/$city/learn', params } } as const;
  if (loading.step === 'loading') {
    return (
      <Page {...frame}>
        <ProgressBar
          label={m.learn_loading_module()}
          value={loadedBytes}
          max={entry.bytes}
          text={m.learn_offline_progress({ loaded: formatBytes(loadedBytes), total: formatBytes(entry.bytes) })}
        />
      </Page>
    );
  }
  const issue = loading.step === 'broken' ? loading.error.issues[0] : undefined;
  return (
    <Page {...frame}>
      <EmptyState
        icon={issue ? 'warning' : 'wifi-off'}
        title={issue ? m.learn_module_broken() : m.learn_module_offline()}
        action={
          <>
            <TryAgain variant="primary" onClick={loading.retry} />
            <ButtonLink to="/$city/learn" params={params}>
              {m.learn_to_modules()}
            </ButtonLink>
          </>
        }
      >
        {issue
          ? m.learn_module_broken_body({ file: issue.file, reason: `${issue.field} ${issue.message}`.trim() })
          : m.learn_module_offline_body()}
      </EmptyState>
    </Page>
  );
}

/** One module: what it is about, then played where one left off. `/$city/learn/$moduleId` */
export default function ModuleScreen() {
  useLocale();
  const { moduleId = '' } = useParams({ strict: false });
  const { round = null } = useSearch({ from: '/$city/learn/$moduleId' });
  const city = useCity();
  const [begun, setBegun] = useState(false);
  const { ready, run } = useModuleRuns();
  const entry = moduleEntry(moduleId);
  if (!entry) return <UnknownModule />;
  const name = { moduleId: entry.description.id, round };
  const current = run(name);
  if (!ready) {
    return (
      <Page title={moduleName(entry.description)}>
        <Skeleton lines={4} />
      </Page>
    );
  }
  if (!current && round)
    return <Navigate to="/$city/learn/group/$code" params={{ city: city.slug, code: round }} replace />;
  if (!current) {
    const begin = (track: ModuleRun['track']) => {
      setBegun(true);
      beginRun(name, drawSeed(), track);
    };
    return <ModuleStart entry={entry} onBegin={begin} />;
  }
  return <Played entry={entry} run={current} round={round} begun={begun} />;
}
