import { useCallback, useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { loadDistricts } from '~/platform/districts/index.ts';
import { type DistrictLayer, districtLayer } from './district-layer.ts';

export type DistrictLayerState =
  | { readonly state: 'loading' }
  /** The city has no blocks and schools. */
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly again: () => void }
  | { readonly state: 'ready'; readonly layer: DistrictLayer };

/** The city's blocks and schools, from this device or from the server. */
export function useDistrictLayer(): DistrictLayerState {
  const city = useCity();
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<DistrictLayer | 'loading' | 'none' | 'failed'>('loading');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks anew
  useEffect(() => {
    let left = false;
    loadDistricts(city).then(
      (loaded) => {
        if (!left) setFound(loaded ? districtLayer(loaded) : 'none');
      },
      (error: unknown) => {
        console.warn('the blocks and schools cannot be had', error);
        if (!left) setFound('failed');
      },
    );
    return () => {
      left = true;
    };
  }, [city, attempt]);
  const again = useCallback(() => {
    setFound('loading');
    setAttempt((before) => before + 1);
  }, []);
  if (found === 'failed') return { state: 'failed', again };
  return typeof found === 'string' ? { state: found } : { state: 'ready', layer: found };
}
