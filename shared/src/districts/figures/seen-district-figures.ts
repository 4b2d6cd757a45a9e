import type { SeenFigures } from '../../planning/seen/seen-figures-schema.ts';
import type { DistrictFigures } from './district-figures.ts';
import { planNumbers } from './figure-numbers.ts';

/** A millimetre, a thousandth of a share: beyond that two machines may differ. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** What is kept of a plan's figures with the proposal, and compared in lists of plans: those of the whole city ([DP11]). */
export function seenDistrictFigures(packVersion: string, figures: DistrictFigures): SeenFigures {
  return {
    packVersion,
    rulesVersion: figures.version,
    figures: planNumbers(figures)
      .filter(({ zone, year }) => zone === null && (year === null || year === figures.year))
      .map(({ id, unit, value, band }) => ({
        id,
        value: value === null ? null : rounded(value),
        unit,
        ...(band ? { low: rounded(band.low), high: rounded(band.high) } : {}),
      })),
  };
}
