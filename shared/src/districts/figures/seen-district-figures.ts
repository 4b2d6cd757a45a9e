import type { Figure, FigureUnit } from '../../planning/figures/figure.ts';
import type { SeenFigure, SeenFigures } from '../../planning/seen/seen-figures-schema.ts';
import type { DistrictFigures } from './district-figures.ts';

/** A millimetre, a thousandth of a share: beyond that two machines may differ. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** One number of a plan, null where it is unknown. */
const number = (id: string, figure: Figure | undefined): SeenFigure[] => {
  if (!figure) return [];
  if (figure.value === null) return [{ id, value: null, unit: figure.unit }];
  const { value, unit, band } = figure;
  return [{ id, value: rounded(value), unit, ...(band ? { low: rounded(band.low), high: rounded(band.high) } : {}) }];
};

const part = (id: string, value: number | undefined, unit: FigureUnit): SeenFigure => ({
  id,
  value: value === undefined ? null : rounded(value),
  unit,
});

/** What is kept of a plan's figures with the proposal, and compared in lists of plans: those of the whole city ([DP11]). */
export function seenDistrictFigures(packVersion: string, figures: DistrictFigures): SeenFigures {
  const { year, others, walk, splitNeighbourhoods } = figures;
  return {
    packVersion,
    rulesVersion: figures.version,
    figures: [
      ...number('mustSwitch', figures.mustSwitch[year]),
      ...number('pupils', figures.pupils[year]),
      ...number('unassigned', figures.unassigned[year]),
      part('walk.half', walk.value?.p50, walk.unit),
      part('walk.most', walk.value?.p95, walk.unit),
      part('walk.longest', walk.value?.max, walk.unit),
      ...number('beyondLimit', figures.beyondLimit),
      ...number('withoutWay', figures.withoutWay),
      ...number('crossings', figures.crossings),
      ...number('overfull', figures.overfull),
      ...number('broken', figures.broken),
      part('splitNeighbourhoods', splitNeighbourhoods.value?.count, splitNeighbourhoods.unit),
      ...number('farther', others?.farther),
      ...number('nearer', others?.nearer),
    ],
  };
}
