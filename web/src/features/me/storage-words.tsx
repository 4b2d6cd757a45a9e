import { useEffect, useState } from 'react';
import { useSyncStatus } from '~/platform/data/index.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { useOfflinePack } from '~/platform/offline-pack/index.ts';
import { Notice } from '~/ui/index.ts';

/** Less is nothing anybody has to know. */
const WORTH_SAYING_BYTES = 1_000_000;
/** Of what the browser gives this app; above it the next photo may be one too many. */
const NEARLY_FULL = 0.9;

interface Room {
  readonly usedBytes: number;
  /** What the browser gives at most; 0 where it does not tell. */
  readonly quotaBytes: number;
}

/** What this app takes on the device; null where the browser does not tell. */
function useRoom(): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    let left = false;
    navigator.storage?.estimate?.().then(
      ({ usage, quota = 0 }) => {
        if (!left && usage !== undefined) setRoom({ usedBytes: usage, quotaBytes: quota });
      },
      (error: unknown) => console.warn('the browser does not tell how much is stored', error),
    );
    return () => {
      left = true;
    };
  }, []);
  return room;
}

const isNearlyFull = ({ usedBytes, quotaBytes }: Room): boolean =>
  quotaBytes > 0 && usedBytes >= quotaBytes * NEARLY_FULL;

/** Before anything fails: how full it is, and what can be had again later ([S7]). Nothing while there is room. */
export function NearlyFull() {
  const room = useRoom();
  return room !== null && isNearlyFull(room) ? <NearlyFullNotice {...room} /> : null;
}

function NearlyFullNotice({ usedBytes, quotaBytes }: Room) {
  const { state, totalBytes } = useOfflinePack();
  const words = { used: formatBytes(usedBytes), quota: formatBytes(quotaBytes) };
  return (
    <Notice tone="warning" title={m.me_storage_short_title()}>
      <p>{m.me_storage_short_text(words)}</p>
      {state === 'stored' && <p>{m.me_storage_short_map({ size: formatBytes(totalBytes) })}</p>}
    </Notice>
  );
}

/** Whether the browser may clear this app's data by itself, and how much there is. */
export function StorageWords() {
  const { storage, persisted } = useSyncStatus();
  const room = useRoom();
  if (storage === 'refused') return <p>{m.me_storage_refused()}</p>;
  return (
    <p className="muted">
      {persisted === null && m.me_storage_not_asked()}
      {persisted === true && m.me_storage_kept()}
      {persisted === false && m.me_storage_may_go()}
      {room !== null &&
        !isNearlyFull(room) &&
        room.usedBytes >= WORTH_SAYING_BYTES &&
        ` ${m.me_storage_used({ size: formatBytes(room.usedBytes) })}`}
    </p>
  );
}
