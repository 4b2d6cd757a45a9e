import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { loadPlaceIndex, type PlaceIndex } from '@werkstadt/shared/place/place-index';
import { useEffect, useState } from 'react';
import { useCity } from '../data/city-context.tsx';
import { readPackFile } from './pack-file.ts';

const loading = new Map<string, Promise<PlaceIndex | null>>();

async function readPlaces(city: CityInfo): Promise<unknown> {
  const stored = await readPackFile(city, 'places');
  if (stored) return JSON.parse(new TextDecoder().decode(stored));
  const file = city.pack?.files.find(({ role }) => role === 'places');
  if (!city.pack || !file) return null;
  const response = await fetch(`${city.pack.baseUrl}${file.name}`);
  if (!response.ok) throw new Error(`${file.name} answers ${response.status}`);
  return response.json();
}

/** Read once a visit; a failed attempt (no network) is made again by the next component that asks. */
function placeIndexOf(city: CityInfo): Promise<PlaceIndex | null> {
  const key = `${city.id}/${city.pack?.version ?? ''}`;
  const held = loading.get(key);
  if (held) return held;
  const reading = readPlaces(city)
    .then((json) => (json === null ? null : loadPlaceIndex(json)))
    .catch((error: unknown) => {
      console.warn('the place index cannot be read', error);
      loading.delete(key);
      return null;
    });
  loading.set(key, reading);
  return reading;
}

/** Streets, addresses and places of the city; null while it is read, and where it is not to be had. */
export function usePlaceIndex(): PlaceIndex | null {
  const city = useCity();
  const [index, setIndex] = useState<PlaceIndex | null>(null);
  useEffect(() => {
    let left = false;
    const read = () => {
      placeIndexOf(city).then((found) => {
        if (!left && found) setIndex(found);
      });
    };
    read();
    addEventListener('online', read);
    return () => {
      left = true;
      removeEventListener('online', read);
    };
  }, [city]);
  return index;
}
