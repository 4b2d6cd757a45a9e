import type { ErrorCode } from '@werkstadt/shared/errors/codes';
import { useState } from 'react';
import { formatBytes } from '~/platform/i18n/format.ts';
import { m } from '~/platform/i18n/index.ts';
import { useOfflinePack } from '~/platform/offline-pack/index.ts';
import { announce, Button } from '~/ui/index.ts';

/** The ways to make room without leaving what is being written ([S7]); nothing beside any other refusal. */
export function FreeStorage({ refusal }: { readonly refusal: ErrorCode | null }) {
  return refusal === 'storage-full' ? <WaysToFree /> : null;
}

function WaysToFree() {
  const { state, totalBytes, remove } = useOfflinePack();
  const [freed, setFreed] = useState(false);
  const removeMap = () => {
    remove();
    setFreed(true);
    announce(m.free_storage_freed());
  };
  if (freed) return <p>{m.free_storage_freed()}</p>;
  return (
    <>
      <p>{m.free_storage_stay()}</p>
      {state === 'stored' && (
        <>
          <p>{m.free_storage_map()}</p>
          <p>
            <Button size="small" icon="trash" onClick={removeMap}>
              {m.free_storage_remove_map({ size: formatBytes(totalBytes) })}
            </Button>
          </p>
        </>
      )}
    </>
  );
}
