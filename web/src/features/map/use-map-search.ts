import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

interface MapSearch {
  readonly view?: string | undefined;
  readonly proposal?: string | undefined;
}

/** What the map keeps in the address beside the filter: where it stands and which proposal is looked at. */
export function useMapSearch(): readonly [
  MapSearch,
  (change: MapSearch, options?: { readonly replace: boolean }) => void,
] {
  const { view, proposal } = useSearch({ from: '/$city/' });
  const navigate = useNavigate({ from: '/$city/' });
  const change = useCallback(
    (next: MapSearch, { replace } = { replace: true }) => {
      navigate({ to: '.', search: (before) => ({ ...before, ...next }), replace, resetScroll: false });
    },
    [navigate],
  );
  return [{ view, proposal }, change];
}
