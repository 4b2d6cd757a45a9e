import type { Figure } from '../../planning/figures/figure.ts';
import { figuresFrom } from '../../planning/figures/figures-from.ts';
import type { DistrictCity } from '../district-city.ts';
import { bandOf } from './pupils-figure.ts';

/** Places of a school by year, and the share of them that its pupils take. Places are the city's word or unknown. */
export function placesFigures(
  { data, schools }: DistrictCity,
  zone: number,
  pupils: readonly Figure[],
): { readonly places: Figure[]; readonly occupancy: Figure[] } {
  const { meta } = data;
  const home = figuresFrom(meta.places?.source ?? meta.pupils.source);
  const given = meta.years.map((_, year) => data.schoolPlaces[year * schools + zone - 1] ?? -1);
  return {
    places: given.map((count) => (count < 0 ? home.unknown('count', 'no-places', []) : home.known('count', count, []))),
    occupancy: given.map((count, year) => {
      const figure = pupils[year];
      if (!figure || figure.value === null || count <= 0) return home.unknown('share', 'no-places', []);
      const { value, assumptions, shareAssumed, band } = figure;
      return {
        ...home.known('share', value / count, assumptions, shareAssumed),
        ...(band ? bandOf(band.low / count, band.high / count) : {}),
      };
    }),
  };
}
