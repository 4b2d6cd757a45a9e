import { type Assumption, type Figure, OWN_CONVENTION } from '../../planning/figures/figure.ts';
import { figuresFrom } from '../../planning/figures/figures-from.ts';
import type { DistrictCity } from '../district-city.ts';
import { pupilAssumptions, pupilsFigure } from './pupils-figure.ts';
import type { WayLengths, WaysOfPupils } from './ways-of-pupils.ts';

export interface WayFigures {
  readonly walk: Figure<WayLengths>;
  /** Pupils whose way is longer than the city's limit. */
  readonly beyondLimit: Figure;
  /** Pupils from whose block no way leads to the school. */
  readonly withoutWay: Figure;
  /** Pupils whose way crosses a road of 50 km/h or more without signals. */
  readonly crossings: Figure;
}

const KNOWN_CROSSINGS: Assumption = {
  id: 'known-way-crossings',
  value: null,
  source: OWN_CONVENTION,
  checked: true,
};

export function wayFigures(city: DistrictCity, ways: WaysOfPupils): WayFigures {
  const { longestWay, walk, pupils } = city.data.meta;
  const home = figuresFrom(walk.source);
  const share = pupils.given ? 0 : 1;
  const limit: readonly Assumption[] = longestWay
    ? [{ id: 'longest-way', value: longestWay.metres, source: longestWay.source, checked: true }]
    : [];
  return {
    walk: ways.lengths
      ? home.known('m', ways.lengths, pupilAssumptions(city), share)
      : home.unknown('m', 'no-pupils', []),
    beyondLimit: longestWay
      ? pupilsFigure(city, ways.beyondLimit, limit)
      : home.unknown('pupils', 'no-longest-way', []),
    withoutWay: pupilsFigure(city, ways.withoutWay),
    crossings:
      ways.lengths && ways.crossingsKnown === 0
        ? home.unknown('pupils', 'no-way-crossings', [])
        : pupilsFigure(city, ways.crossing, ways.crossingsKnown < 1 && ways.lengths ? [KNOWN_CROSSINGS] : []),
  };
}
