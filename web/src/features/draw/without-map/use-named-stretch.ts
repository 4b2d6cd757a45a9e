import { lineLengthMetres } from '@werkstadt/shared/geometry/line-length-metres';
import type { PlaceHit, PlaceIndex } from '@werkstadt/shared/place/place-index';
import type { NamedStretch } from '@werkstadt/shared/planning/route/street-by-name';
import { useEffect, useMemo, useState } from 'react';
import type { PlanningDesk } from '~/features/planning/index.ts';

interface Found {
  readonly key: string;
  readonly stretch: NamedStretch | null;
}

/**
 * The part of a street between two of its crossings (ids): the corners between which routes keep to it, or the line of
 * the register where the streets are not loaded. `looking` until the worker has answered; null where there is none.
 */
export function useNamedStretch(
  places: PlaceIndex,
  desk: PlanningDesk | null,
  street: PlaceHit | null,
  from: string,
  to: string,
): NamedStretch | 'looking' | null {
  const [found, setFound] = useState<Found | null>(null);
  const key = `${street?.id ?? ''} ${from} ${to}`;
  const isAsked = street !== null && from !== '' && to !== '';
  const ofRegister = useMemo<NamedStretch | null>(() => {
    const line = isAsked ? places.streetBetween(street.id, from, to) : null;
    return line && { corners: line, metres: lineLengthMetres(line) };
  }, [places, street, isAsked, from, to]);

  useEffect(() => {
    const [start, end] = [ofRegister?.corners[0], ofRegister?.corners.at(-1)];
    if (!desk || !street || !start || !end) return;
    desk.ask('street', { name: street.label, from: start, to: end }).then(
      (stretch) => setFound({ key, stretch }),
      () => setFound({ key, stretch: null }),
    );
  }, [desk, street, ofRegister, key]);

  if (!desk || !ofRegister) return ofRegister;
  if (found?.key !== key) return 'looking';
  // A street that the register knows and no lane can run on keeps its own line.
  return found.stretch ?? ofRegister;
}
