import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { useEffect, useSyncExternalStore } from 'react';
import { useCity } from '../data/city-context.tsx';
import { type OfflinePackState, PackKeeper } from './pack-keeper.ts';

const keepers = new Map<string, PackKeeper>();

/** One keeper a city and version, so that a download goes on while the person looks at other pages. */
function keeperOf(city: CityInfo): PackKeeper {
  const key = `${city.id}/${city.pack?.version ?? ''}`;
  const held = keepers.get(key);
  if (held) return held;
  const keeper = new PackKeeper(city);
  keepers.set(key, keeper);
  return keeper;
}

export interface OfflinePack extends OfflinePackState {
  readonly start: () => void;
  readonly cancel: () => void;
  readonly remove: () => void;
}

/** The city's map and place search for use without a network: its state on this device, and what can be done with it. */
export function useOfflinePack(): OfflinePack {
  const keeper = keeperOf(useCity());
  useEffect(() => {
    keeper.load();
  }, [keeper]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  return { ...state, start: keeper.start, cancel: keeper.cancel, remove: keeper.remove };
}
