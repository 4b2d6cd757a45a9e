import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';

type Schools = Pick<DistrictData, 'schoolId' | 'schoolLon' | 'schoolLat'>;

/**
 * A pattern for each school. Where there are more schools than patterns, the same one comes again as far away as can be:
 * schools side by side never look alike.
 */
export function zoneSlots({ schoolId, schoolLon, schoolLat }: Schools, patterns: number): number[] {
  const slots: number[] = [];
  for (let school = 0; school < schoolId.length; school++) {
    const distance = new Array<number>(patterns).fill(Number.POSITIVE_INFINITY);
    slots.forEach((slot, other) => {
      const apart = Math.hypot(
        (schoolLon[school] ?? 0) - (schoolLon[other] ?? 0),
        (schoolLat[school] ?? 0) - (schoolLat[other] ?? 0),
      );
      distance[slot] = Math.min(distance[slot] ?? 0, apart);
    });
    slots.push(distance.indexOf(Math.max(...distance)));
  }
  return slots;
}
