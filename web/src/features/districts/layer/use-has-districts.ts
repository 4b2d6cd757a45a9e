import { useEffect, useState } from 'react';
import { useCity } from '~/platform/data/index.ts';
import { hasDistricts } from '~/platform/districts/index.ts';

/** Whether the city has blocks and schools to paint with; null while that is looked up. */
export function useHasDistricts(): boolean | null {
  const city = useCity();
  const [has, setHas] = useState<boolean | null>(null);
  useEffect(() => {
    let left = false;
    hasDistricts(city).then((found) => {
      if (!left) setHas(found);
    });
    return () => {
      left = true;
    };
  }, [city]);
  return has;
}
