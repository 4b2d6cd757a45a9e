import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { Button, Card, Icon, Notice, ProgressBar } from '~/ui/index.ts';
import { moduleEntries } from './content/module-entries.ts';
import { moduleKeeper, useKeptModules } from './content/module-keeper.ts';

/** All modules on this device, at the person's wish: fetch with progress, take off again. */
export function OfflineModules() {
  const kept = useKeptModules();
  const states = moduleEntries().map((entry) => ({ entry, ...kept(entry.description.id) }));
  const totalBytes = moduleEntries().reduce((sum, { bytes }) => sum + bytes, 0);
  const loadedBytes = states.reduce((sum, state) => sum + state.loadedBytes, 0);
  const loading = states.some(({ state }) => state === 'loading');
  const failed = states.some(({ state }) => state === 'failed');
  const stored = states.filter(({ state }) => state === 'stored').length;
  const all = stored === states.length;
  const keepAll = async () => {
    for (const { entry } of states) if (!(await moduleKeeper.keep(entry))) return;
  };
  const removeAll = async () => {
    for (const { entry } of states) await moduleKeeper.remove(entry);
  };
  return (
    <Card>
      <div className="stack">
        {all ? (
          <p className="learn-stored">
            <Icon name="check" />
            <span>{m.learn_offline_all_stored()}</span>
          </p>
        ) : (
          <p className="muted">
            {m.learn_offline_some({ stored, count: states.length, size: formatBytes(totalBytes) })}
          </p>
        )}
        {loading && (
          <ProgressBar
            label={m.learn_offline_loading()}
            value={loadedBytes}
            max={totalBytes}
            text={m.learn_offline_progress({ loaded: formatBytes(loadedBytes), total: formatBytes(totalBytes) })}
          />
        )}
        {failed && !loading && (
          <Notice tone="warning" title={m.learn_offline_failed()} live>
            {m.learn_offline_failed_body()}
          </Notice>
        )}
        <div className="button-row">
          {!all && (
            <Button icon="download" busy={loading} onClick={keepAll}>
              {failed ? m.learn_offline_go_on() : m.learn_offline_start()}
            </Button>
          )}
          {stored > 0 && !loading && (
            <Button icon="trash" onClick={removeAll}>
              {m.learn_offline_remove()}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
