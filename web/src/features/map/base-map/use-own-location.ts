import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { type OwnLocation, showLocation } from '../overlay/location-overlay.ts';

export type LocationState = 'off' | 'asking' | 'shown' | 'refused' | 'not-found' | 'outside';

const ASKING_MS = 15_000;
const STREET_ZOOM = 16;

const contains = ([west, south, east, north]: BoundingBox, [longitude, latitude]: readonly [number, number]): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/**
 * Where this device is, asked for only by `ask`. The map goes there once and never again by itself; nothing is kept
 * and nothing leaves the device.
 */
export function useOwnLocation(map: MapLibreMap | null, cityBounds: BoundingBox) {
  const [state, setState] = useState<LocationState>('off');
  const [location, setLocation] = useState<OwnLocation | null>(null);

  useEffect(() => {
    if (map) showLocation(map, location);
  }, [map, location]);

  const ask = () => {
    if (!map || state === 'asking') return;
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const found: OwnLocation = {
          position: [coords.longitude, coords.latitude],
          accuracyMetres: coords.accuracy,
        };
        if (!contains(cityBounds, found.position)) {
          setState('outside');
          return;
        }
        setLocation(found);
        setState('shown');
        map.easeTo({ center: found.position, zoom: Math.max(map.getZoom(), STREET_ZOOM) });
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'refused' : 'not-found'),
      { enableHighAccuracy: true, timeout: ASKING_MS, maximumAge: 30_000 },
    );
  };
  return { state, ask };
}
