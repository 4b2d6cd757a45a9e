import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { ProposalView } from '~/platform/data/index.ts';
import { inSlices } from '~/platform/in-slices.ts';
import { boundsOf } from '../map-bounds.ts';
import { gatherSigns } from './gather-signs.ts';
import { type Places, placesOf } from './places.ts';
import { widened } from './shapes-in-view.ts';

/** More proposals than this are gathered here for each view; fewer are gathered by the map itself, once. */
export const MANY = 3_000;

/** Where very many proposals stand, worked out beside everything else; null for few. */
export function usePlaces(proposals: readonly ProposalView[]): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  const many = proposals.length > MANY;
  useEffect(() => {
    if (!many) return setPlaces(null);
    let stale = false;
    inSlices(placesOf(proposals), () => stale).then((found) => {
      if (found && !stale) setPlaces(found);
    });
    return () => {
      stale = true;
    };
  }, [proposals, many]);
  return places;
}

/** Keeps the gathered signs in step with what the map shows. */
export function useGatheredSigns(map: MapLibreMap | null, places: Places | null): void {
  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>('gathered');
    if (!map || !source) return;
    let shown: number | null = null;
    const show = () => {
      shown = Math.floor(map.getZoom());
      const features = places ? gatherSigns(places, widened(boundsOf(map)), shown) : [];
      void source.setData({ type: 'FeatureCollection', features });
    };
    const zoomed = () => {
      if (shown !== Math.floor(map.getZoom())) show();
    };
    show();
    if (!places) return;
    map.on('moveend', show);
    map.on('zoom', zoomed);
    return () => {
      map.off('moveend', show);
      map.off('zoom', zoomed);
    };
  }, [map, places]);
}
