import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import { useCallback, useEffect, useState } from 'react';
import type { MapViewProps } from '~/features/map/index.ts';

type WatchMap = NonNullable<MapViewProps['onMap']>;
type ShownMap = Parameters<WatchMap>[0];

/** What the map shows now ([west, south, east, north]), for «only this area»; null without a map. */
export function useMapBox(): { readonly mapBox: BoundingBox | null; readonly watchMap: WatchMap } {
  const [map, setMap] = useState<ShownMap>(null);
  const [mapBox, setMapBox] = useState<BoundingBox | null>(null);
  useEffect(() => {
    if (!map) return setMapBox(null);
    const read = () => {
      const bounds = map.getBounds();
      setMapBox([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
    };
    read();
    map.on('moveend', read);
    return () => {
      map.off('moveend', read);
    };
  }, [map]);
  return { mapBox, watchMap: useCallback((next: ShownMap) => setMap(next), []) };
}
