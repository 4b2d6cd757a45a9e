import { useSyncExternalStore } from 'react';
import { applyUpdate, subscribeUpdates, updateWaits } from './watch-for-updates.ts';

/** `waiting`: a newer version is here. `apply` puts it in place as soon as nothing is unsaved. */
export function useAppUpdate(): { readonly waiting: boolean; readonly apply: () => Promise<void> } {
  const waiting = useSyncExternalStore(subscribeUpdates, updateWaits);
  return { waiting, apply: applyUpdate };
}
