import type { Figure, FigureUnit } from '../../planning/figures/figure.ts';
import type { DistrictFigures } from './district-figures.ts';

/** One number of a plan: of one zone or of the whole city, of one year of the data or of the year that is shown. */
export interface PlanNumber {
  readonly id: string;
  readonly zone: number | null;
  readonly year: number | null;
  readonly unit: FigureUnit;
  /** Null where it is unknown. */
  readonly value: number | null;
  readonly band?: { readonly low: number; readonly high: number };
}

type Place = Pick<PlanNumber, 'zone' | 'year'>;

function numberOf(id: string, place: Place, figure: Figure<number> | undefined): PlanNumber[] {
  if (!figure) return [];
  const band = figure.value === null ? undefined : figure.band;
  return [{ id, ...place, unit: figure.unit, value: figure.value, ...(band ? { band } : {}) }];
}

function partOf<Value>(id: string, place: Place, figure: Figure<Value>, of: (value: Value) => number): PlanNumber[] {
  return [{ id, ...place, unit: figure.unit, value: figure.value === null ? null : of(figure.value) }];
}

const byYear = (id: string, zone: number | null, figures: readonly Figure[]): PlanNumber[] =>
  figures.flatMap((figure, year) => numberOf(id, { zone, year }, figure));

function ways(
  zone: number | null,
  figures: Pick<DistrictFigures, 'walk' | 'beyondLimit' | 'withoutWay' | 'crossings'>,
) {
  const place = { zone, year: null };
  return [
    ...partOf('walk.half', place, figures.walk, ({ p50 }) => p50),
    ...partOf('walk.most', place, figures.walk, ({ p95 }) => p95),
    ...partOf('walk.longest', place, figures.walk, ({ max }) => max),
    ...numberOf('beyondLimit', place, figures.beyondLimit),
    ...numberOf('withoutWay', place, figures.withoutWay),
    ...numberOf('bigRoads', place, figures.crossings),
  ];
}

/** Every number of a plan in one order, so that two plans of a city can be laid beside each other. */
export function planNumbers(figures: DistrictFigures): PlanNumber[] {
  const city = { zone: null, year: null };
  return [
    ...byYear('mustSwitch', null, figures.mustSwitch),
    ...byYear('pupils', null, figures.pupils),
    ...byYear('unassigned', null, figures.unassigned),
    ...ways(null, figures),
    ...numberOf('overfull', city, figures.overfull),
    ...numberOf('broken', city, figures.broken),
    ...partOf('splitNeighbourhoods', city, figures.splitNeighbourhoods, ({ count }) => count),
    ...numberOf('farther', city, figures.others?.farther),
    ...numberOf('nearer', city, figures.others?.nearer),
    ...figures.zones.flatMap((of) => [
      ...byYear('pupils', of.zone, of.pupils),
      ...byYear('places', of.zone, of.places),
      ...byYear('occupancy', of.zone, of.occupancy),
      ...byYear('joining', of.zone, of.joining),
      ...ways(of.zone, of),
      ...numberOf('residents', { zone: of.zone, year: null }, of.residents),
      ...partOf('pieces', { zone: of.zone, year: null }, of.contiguity, ({ pieces }) => pieces),
      ...numberOf('compactness', { zone: of.zone, year: null }, of.compactness),
    ]),
  ];
}
