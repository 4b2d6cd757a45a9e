import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { accuracyBox, type OwnLocation, showLocation } from '../overlay/location-overlay.ts';

/** Why there is no location: refused by the person or the browser, nothing to be found, too late, or not in this city. */
export type LocationProblem = 'refused' | 'not-found' | 'too-late' | 'outside';
export type LocationState = 'off' | 'asking' | 'shown' | LocationProblem;

const ASKING_MS = 15_000;
const STREET_ZOOM = 16;
/** The circle that the location lies in keeps this distance from the edge of the free map. */
const EDGE_PIXELS = 24;

const contains = ([west, south, east, north]: BoundingBox, [longitude, latitude]: readonly [number, number]): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

function problemOf({ code, PERMISSION_DENIED, TIMEOUT }: GeolocationPositionError): LocationProblem {
  if (code === PERMISSION_DENIED) return 'refused';
  return code === TIMEOUT ? 'too-late' : 'not-found';
}

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
        const inCity = contains(cityBounds, found.position);
        setLocation(inCity ? found : null);
        setState(inCity ? 'shown' : 'outside');
        if (!inCity) return;
        const maxZoom = Math.max(map.getZoom(), STREET_ZOOM);
        map.fitBounds(accuracyBox(found), { maxZoom, padding: EDGE_PIXELS, duration: 250 });
      },
      (error) => setState(problemOf(error)),
      { enableHighAccuracy: true, timeout: ASKING_MS, maximumAge: 30_000 },
    );
  };
  /** The sentence about a problem has been read. */
  const dismiss = () => setState(location ? 'shown' : 'off');
  return { state, ask, dismiss };
}
