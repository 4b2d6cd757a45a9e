import { useEffect, useState } from 'react';

export type DraftLock = 'asking' | 'held' | 'elsewhere';

/** After this time without the lock another tab has it. */
const ASKING_MS = 150;

/**
 * One tab edits a draft at a time ([S24]); another one reads it, or copies it under a new id, and takes over when the
 * first one is closed. Without the API every tab may edit, and the last step wins.
 */
export function useDraftLock(draftId: string | null): DraftLock {
  const [lock, setLock] = useState<DraftLock>('asking');
  useEffect(() => {
    if (draftId === null) return;
    if (!('locks' in navigator)) {
      setLock('held');
      return;
    }
    const left = new AbortController();
    setLock('asking');
    const timer = setTimeout(() => setLock('elsewhere'), ASKING_MS);
    const untilLeft = new Promise<void>((done) => left.signal.addEventListener('abort', () => done()));
    navigator.locks
      .request(`draft:${draftId}`, { signal: left.signal }, () => {
        clearTimeout(timer);
        if (left.signal.aborted) return;
        setLock('held');
        return untilLeft;
      })
      .catch((error: unknown) => {
        // Leaving while still asking ends the request this way.
        if (!left.signal.aborted) throw error;
      });
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [draftId]);
  return lock;
}
