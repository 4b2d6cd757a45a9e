import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useEffectEvent } from 'react';

/** Hears clicks and taps on a map, with what the component knows at that moment. */
export function useMapClick(map: MapLibreMap | null, onClick: (event: MapMouseEvent) => void): void {
  const click = useEffectEvent(onClick);
  useEffect(() => {
    if (!map) return;
    const listener = (event: MapMouseEvent) => click(event);
    map.on('click', listener);
    return () => {
      map.off('click', listener);
    };
  }, [map]);
}
