import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import type { DistrictLayer } from '../layer/district-layer.ts';
import { BlockStates, type ShownBlocks } from './block-states.ts';
import { blockFeatures, schoolFeatures } from './district-features.ts';
import { BLOCK_SOURCE, SCHOOL_SOURCE } from './district-overlay.ts';

/** Puts a city's blocks and schools on a map that has the overlay, and keeps showing what is to be seen of them. */
export function useDistrictMap(map: MapLibreMap | null, layer: DistrictLayer, shown: ShownBlocks): BlockStates | null {
  const states = useMemo(() => (map ? new BlockStates(map, layer) : null), [map, layer]);
  useEffect(() => {
    map?.getSource<GeoJSONSource>(BLOCK_SOURCE)?.setData(blockFeatures(layer.data));
    map?.getSource<GeoJSONSource>(SCHOOL_SOURCE)?.setData(schoolFeatures(layer.data, layer.slots));
  }, [map, layer]);
  useEffect(() => states?.show(shown), [states, shown]);
  return states;
}
