import { useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { errorText } from '~/platform/i18n/error-text.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { useOfflinePack } from '~/platform/offline-pack/index.ts';
import { Button, Card, Dialog, Icon, Notice, ProgressBar } from '~/ui/index.ts';

/** The city's map and places on this device: fetch, stop, go on, delete. */
export function OfflineData() {
  const city = useCity();
  const pack = useOfflinePack();
  const [asking, setAsking] = useState(false);
  if (city.pack === null) return <p className="muted">{m.me_offline_no_pack()}</p>;
  const size = formatBytes(pack.totalBytes);
  return (
    <Card>
      <div className="stack">
        <div className="offline-data__head">
          <h3 className="heading-3">{city.name}</h3>
          <p>{size}</p>
        </div>
        {pack.state === 'none' && <p className="muted">{m.me_offline_none()}</p>}
        {pack.state === 'stored' && (
          <p className="offline-data__stored">
            <Icon name="check" />
            <span>{m.me_offline_stored()}</span>
          </p>
        )}
        {pack.state === 'stored' && pack.updateAvailable && <p>{m.me_offline_newer({ size })}</p>}
        {pack.state === 'loading' && (
          <ProgressBar
            label={m.me_offline_loading()}
            value={pack.loadedBytes}
            max={pack.totalBytes}
            text={m.me_offline_progress({ loaded: formatBytes(pack.loadedBytes), total: size })}
          />
        )}
        {pack.state === 'failed' && (
          <Notice tone="warning" title={m.me_offline_failed()} live>
            {pack.error && errorText(pack.error)}{' '}
            {pack.loadedBytes > 0 && m.me_offline_kept({ loaded: formatBytes(pack.loadedBytes) })}
          </Notice>
        )}
        <div className="button-row">
          {pack.state === 'none' && (
            <Button icon="download" onClick={pack.start}>
              {m.me_offline_start()}
            </Button>
          )}
          {pack.state === 'failed' && (
            <Button icon="download" onClick={pack.start}>
              {m.me_offline_go_on()}
            </Button>
          )}
          {pack.state === 'loading' && <Button onClick={pack.cancel}>{m.me_offline_stop()}</Button>}
          {pack.state === 'stored' && pack.updateAvailable && (
            <Button icon="download" onClick={pack.start}>
              {m.me_offline_update()}
            </Button>
          )}
          {pack.state === 'stored' && (
            <Button icon="trash" onClick={() => setAsking(true)}>
              {m.me_offline_delete()}
            </Button>
          )}
        </div>
      </div>
      {asking && (
        <Dialog
          open
          title={m.me_offline_delete_title()}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{m.me_discard_keep()}</Button>
              <Button
                variant="danger"
                icon="trash"
                onClick={() => {
                  pack.remove();
                  setAsking(false);
                }}
              >
                {m.me_offline_delete()}
              </Button>
            </>
          }
        >
          <p>{m.me_offline_delete_text()}</p>
        </Dialog>
      )}
    </Card>
  );
}
