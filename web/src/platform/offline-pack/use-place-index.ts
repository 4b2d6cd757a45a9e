import type { CityInfo } from '@werkstadt/shared/city/city-info';
import { loadPlaceIndex, type PlaceIndex } from '@werkstadt/shared/place/place-index';
import { useEffect, useState } from 'react';
import { useCity } from '../data/city-context.tsx';
import { loadPackFile } from './pack-file.ts';

const loading = new Map<string, Promise<PlaceIndex | null>>();

/** Read once a visit; a failed attempt (no network) is made again by the next component that asks. */
function placeIndexOf(city: CityInfo): Promise<PlaceIndex | null> {
  const key = `${city.id}/${city.pack?.version ?? ''}`;
  const held = loading.get(key);
  if (held) return held;
  const reading = loadPackFile(city, 'places')
    .then((bytes) => bytes && loadPlaceIndex(JSON.parse(new TextDecoder().decode(bytes))))
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
