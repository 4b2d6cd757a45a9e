import type { Assumption, Figure } from '../../planning/figures/figure.ts';
import { figuresFrom } from '../../planning/figures/figures-from.ts';
import type { DistrictCity } from '../district-city.ts';

/** Pupils with their bounds, and how many of them stand in for numbers that are kept back. */
export interface PupilSum {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly assumed: number;
}

/** What numbers of pupils of this city rest on. */
export function pupilAssumptions({ data }: DistrictCity): Assumption[] {
  const { estimate, suppressedBelow } = data.meta.pupils;
  return [
    ...(estimate
      ? [{ id: 'pupils-by-residents' as const, value: estimate.perResident, source: estimate.reason, checked: false }]
      : []),
    ...(suppressedBelow === null
      ? []
      : [
          {
            id: 'pupils-kept-back' as const,
            value: suppressedBelow,
            source: data.meta.pupils.source.name,
            checked: true,
          },
        ]),
  ];
}

/** A number of pupils, with its band where it is estimated or partly kept back. */
export function pupilsFigure(city: DistrictCity, sum: PupilSum, more: readonly Assumption[] = []): Figure {
  const { source, given } = city.data.meta.pupils;
  const share = given ? (sum.value > 0 ? sum.assumed / sum.value : 0) : 1;
  return {
    ...figuresFrom(source).known('pupils', sum.value, [...pupilAssumptions(city), ...more], share),
    ...bandOf(sum.lower, sum.upper),
  };
}

export const bandOf = (low: number, high: number): { band?: { low: number; high: number } } =>
  low === high ? {} : { band: { low, high } };
