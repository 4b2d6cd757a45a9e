import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { ComingPoints, ProposalView } from '~/platform/data/index.ts';
import { inSlices } from '~/platform/in-slices.ts';
import { boundsOf } from '../map-bounds.ts';
import { gatherSigns } from './gather-signs.ts';
import { type Marks, type Places, placesOf, placesOfComing } from './places.ts';
import { widened } from './shapes-in-view.ts';

/** More proposals than this are gathered here for each view; fewer are gathered by the map itself, once. */
export const MANY = 3_000;

/** Proposals that are still being read from this device, of one project or all. */
export interface Coming {
  readonly points: ComingPoints;
  readonly projectId: string | null;
}

/** Where very many proposals stand, worked out beside everything else; null for few. */
export function usePlaces(proposals: readonly ProposalView[], coming: Coming | null): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  const last = useRef<Places | null>(null);
  const many = coming !== null || proposals.length > MANY;
  useEffect(() => {
    if (!many) {
      last.current = null;
      return setPlaces(null);
    }
    let stale = false;
    const work = coming
      ? placesOfComing(coming.points, proposals, coming.projectId)
      : placesOf(proposals, last.current);
    inSlices(work, () => stale).then((found) => {
      if (!found || stale) return;
      last.current = found;
      setPlaces(found);
    });
    return () => {
      stale = true;
    };
  }, [proposals, coming, many]);
  return places;
}

/** Keeps the gathered signs in step with what the map shows. */
export function useGatheredSigns(map: MapLibreMap | null, marks: Marks | null): void {
  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>('gathered');
    if (!map || !source) return;
    let shown: number | null = null;
    const show = () => {
      shown = Math.floor(map.getZoom());
      const features = marks ? gatherSigns(marks, widened(boundsOf(map)), shown) : [];
      void source.setData({ type: 'FeatureCollection', features });
    };
    const zoomed = () => {
      if (shown !== Math.floor(map.getZoom())) show();
    };
    show();
    if (!marks) return;
    map.on('moveend', show);
    map.on('zoom', zoomed);
    return () => {
      map.off('moveend', show);
      map.off('zoom', zoomed);
    };
  }, [map, marks]);
}
