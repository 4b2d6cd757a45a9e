import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { rememberMapSearch } from './last-map-search.ts';

/** With the filter's questions, which are the address's own. */
export interface MapSearch extends Readonly<Record<string, string | undefined>> {
  readonly view?: string | undefined;
  readonly proposal?: string | undefined;
  readonly layer?: string | undefined;
}

/** What the map keeps in the address beside the filter: where it stands and which proposal is looked at. */
export function useMapSearch(): readonly [
  MapSearch,
  (change: MapSearch, options?: { readonly replace: boolean }) => void,
] {
  const search = useSearch({ from: '/$city/' });
  const { view, proposal, layer } = search;
  const { slug } = useCity();
  useEffect(() => rememberMapSearch(slug, search), [slug, search]);
  const navigate = useNavigate({ from: '/$city/' });
  const change = useCallback(
    (next: MapSearch, { replace } = { replace: true }) => {
      navigate({ to: '.', search: (before) => ({ ...before, ...next }), replace, resetScroll: false });
    },
    [navigate],
  );
  return [{ view, proposal, layer }, change];
}
