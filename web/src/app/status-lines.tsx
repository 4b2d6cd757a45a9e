import { useEffect } from 'react';
import { useAppUpdate } from '~/platform/app-update/index.ts';
import { useSyncStatus } from '~/platform/data/index.ts';
import { m, useLocale } from '~/platform/i18n/index.ts';
import { announce, Button, Icon } from '~/ui/index.ts';

/** Quiet lines above a page: no network, a browser that keeps nothing, a new version. Nothing here stops anybody. */
export function StatusLines() {
  useLocale();
  const { network, storage } = useSyncStatus();
  const { waiting, apply } = useAppUpdate();
  const offline = network === 'offline';
  useEffect(() => {
    if (offline) announce(m.shell_offline());
  }, [offline]);
  if (!offline && storage === 'ok' && !waiting) return null;
  return (
    <aside aria-label={m.shell_status()}>
      {offline && (
        <p className="status-line">
          <Icon name="wifi-off" size={20} />
          {m.shell_offline()}
        </p>
      )}
      {storage === 'refused' && (
        <p className="status-line">
          <Icon name="info" size={20} />
          {m.shell_storage_refused()}
        </p>
      )}
      {waiting && (
        <div className="status-line">
          <span>{m.shell_update()}</span>
          <Button size="small" icon="refresh" onClick={apply}>
            {m.shell_update_now()}
          </Button>
        </div>
      )}
    </aside>
  );
}
