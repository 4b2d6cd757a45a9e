import type { CityStore, Outcome } from './city-store.ts';
import type { CitySummary } from './open-city.ts';

/**
 * Database, sync and requests are a third of the script of a first visit: they are loaded beside the first paint, not
 * before it. Asked for again after a failed attempt.
 */
let loading: Promise<typeof import('./open-city.ts')> | null = null;

function engine(): Promise<typeof import('./open-city.ts')> {
  loading ??= import('./open-city.ts').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Begins to load it; called by the entry of the app, before anything is drawn. */
export function loadCityEngine(): void {
  engine().catch((error: unknown) => console.warn('a part of the app is not to be had', error));
}

const unreachable = { ok: false, code: 'network-unreachable' } as const;

export const openCity = (slug: string): Promise<Outcome<CityStore>> =>
  engine().then(
    (loaded) => loaded.openCity(slug),
    () => unreachable,
  );

/** Cities to choose from: the server's list, or those opened before on this device. */
export const listCities = (): Promise<Outcome<readonly CitySummary[]>> =>
  engine().then(
    (loaded) => loaded.listCities(),
    () => unreachable,
  );
