import type { DistrictData } from '../data/district-data.ts';

/**
 * Zones of the pack by what a file calls them: the id of a school, or a number of `zones` (ids of schools in the order of
 * their numbers). An id is looked for before a number; '' and 0 are no district; null is no zone of this pack.
 */
export function zonesByName(
  { schoolId }: Pick<DistrictData, 'schoolId'>,
  zones: readonly string[],
): (name: string) => number | null {
  const byId = new Map(schoolId.map((id, school) => [id, school + 1]));
  return (name) => {
    if (name === '' || name === '0') return 0;
    const id = byId.has(name) || !/^[1-9]\d*$/.test(name) ? name : zones[Number(name) - 1];
    return (id === undefined ? undefined : byId.get(id)) ?? null;
  };
}
