import { boundingBoxOf, positionsOf } from '@werkstadt/shared/geometry/bounding-box';
import type { BoundingBox, DrawnGeometry } from '@werkstadt/shared/geometry/geojson';
import { useCallback, useEffect, useState } from 'react';
import type { MapViewProps } from '~/features/map/index.ts';

type WatchMap = NonNullable<MapViewProps['onMap']>;
type ShownMap = Parameters<WatchMap>[0];

interface MapBox {
  /** What the map shows now ([west, south, east, north]), for «only this area»; null without a map. */
  readonly mapBox: BoundingBox | null;
  readonly watchMap: WatchMap;
  /** Moves the map to where a proposal lies, near enough to see its streets. */
  readonly showOnMap: (geometry: DrawnGeometry) => void;
}

const MARGIN_PIXELS = 56;
const STREET_ZOOM = 16;

export function useMapBox(): MapBox {
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
  const showOnMap = (geometry: DrawnGeometry) => {
    const box = boundingBoxOf(positionsOf(geometry));
    if (box) map?.fitBounds(box, { padding: MARGIN_PIXELS, maxZoom: STREET_ZOOM, duration: 250 });
  };
  return { mapBox, watchMap: useCallback((next: ShownMap) => setMap(next), []), showOnMap };
}
