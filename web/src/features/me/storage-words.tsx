import { useEffect, useState } from 'react';
import { useSyncStatus } from '~/platform/data/index.ts';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';

/** Less is nothing anybody has to know. */
const WORTH_SAYING_BYTES = 1_000_000;

/** Bytes this app takes on the device; null where the browser does not tell. */
function useUsedBytes(): number | null {
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    let left = false;
    navigator.storage?.estimate?.().then(
      ({ usage }) => {
        if (!left) setBytes(usage ?? null);
      },
      (error: unknown) => console.warn('the browser does not tell how much is stored', error),
    );
    return () => {
      left = true;
    };
  }, []);
  return bytes;
}

/** Whether the browser may clear this app's data by itself, and how much there is. */
export function StorageWords() {
  const { storage, persisted } = useSyncStatus();
  const used = useUsedBytes();
  if (storage === 'refused') return <p>{m.me_storage_refused()}</p>;
  return (
    <p className="muted">
      {persisted === null && m.me_storage_not_asked()}
      {persisted === true && m.me_storage_kept()}
      {persisted === false && m.me_storage_may_go()}
      {used !== null && used >= WORTH_SAYING_BYTES && ` ${m.me_storage_used({ size: formatBytes(used) })}`}
    </p>
  );
}
