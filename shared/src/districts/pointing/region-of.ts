import { CONTACT_KINDS, type DistrictData } from '../data/district-data.ts';

type Contacts = Pick<DistrictData, 'neighbourOffset' | 'neighbour' | 'neighbourContact'>;

const POINT = CONTACT_KINDS.indexOf('point');

/** The blocks of one zone that hang together with this one, itself among them: what a fill paints. A point joins nothing. */
export function regionOf(data: Contacts, zones: ArrayLike<number>, block: number): number[] {
  const { neighbourOffset, neighbour, neighbourContact } = data;
  const found = new Set([block]);
  // A set hands out what is added while it is gone through.
  for (const one of found) {
    for (let at = neighbourOffset[one] ?? 0; at < (neighbourOffset[one + 1] ?? 0); at++) {
      const other = neighbour[at];
      if (other !== undefined && neighbourContact[at] !== POINT && zones[other] === zones[block]) found.add(other);
    }
  }
  return [...found].sort((a, b) => a - b);
}
