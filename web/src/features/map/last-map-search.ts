import type { MapSearch } from './use-map-search.ts';

const last = new Map<string, MapSearch>();

/** Keeps, while the app is open, where a city's map stands and what it is filtered by. */
export function rememberMapSearch(citySlug: string, search: MapSearch): void {
  last.set(citySlug, search);
}

/** The address of the map as a person left it: a way back leads there. Empty where they have not been yet. */
export const lastMapSearch = (citySlug: string): MapSearch => last.get(citySlug) ?? {};
