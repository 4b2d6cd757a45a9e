import { type DistrictFigures, districtFigures } from '@werkstadt/shared/districts/figures/district-figures';
import type { Assignment } from '@werkstadt/shared/districts/plan/assignment';
import { useDeferredValue, useMemo } from 'react';
import type { DistrictLayer } from '../layer/district-layer.ts';

/** What a plan means, a moment after each stroke: the finger never waits for numbers. */
export function useDistrictFigures({ city }: DistrictLayer, assignment: Assignment, year: number): DistrictFigures {
  const settled = useDeferredValue(assignment);
  return useMemo(() => districtFigures(city, settled, { year }), [city, settled, year]);
}
