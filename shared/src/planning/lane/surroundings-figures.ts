import { type Assumption, type AssumptionId, type Figure, OWN_CONVENTION } from '../figures/figure.ts';
import { figuresFrom } from '../figures/figures-from.ts';
import { EDGE_FLAGS, POINT_KINDS, type PointKind } from '../network/edge-facts.ts';
import { lanesAcross } from './lane-plan.ts';
import { type LaneStudy, metresWhere, shareOfLane } from './lane-study.ts';
import { nearLine } from './near-line.ts';
import { SLOPE_WINDOW_METRES, type SlopeOfLane, slopeOfLane } from './slope-of-lane.ts';

const OFF_GROUND = EDGE_FLAGS.bridge | EDGE_FLAGS.tunnel;

const straight = ({ city }: LaneStudy): Assumption => ({
  id: 'reach-straight',
  value: city.data.meta.reachMetres,
  source: OWN_CONVENTION,
  checked: true,
});

/** People who live within reach. Nobody counts them by the house: all of it is an estimate. */
export function peopleFigure(study: LaneStudy): Figure {
  const { data } = study.city;
  const { residents } = data.meta;
  const home = figuresFrom(residents.source);
  if (residents.total === 0) return home.unknown('people', 'no-residents', [straight(study)]);
  const targets = study.withinReach();
  const people = (counts: Uint16Array) => targets.reduce((all, target) => all + (counts[target] ?? 0), 0);
  const usual = people(data.cellResidents);
  const others = [usual, people(data.cellResidentsLower), people(data.cellResidentsTaller)];
  const spread: Assumption = {
    id: residents.grid ? 'people-by-grid' : 'people-by-floor-space',
    value: null,
    // Its licence asks for more than the name.
    source: residents.grid?.attribution ?? residents.source.name,
    checked: true,
  };
  return {
    ...home.known('people', usual, [straight(study), spread], 1),
    band: { low: Math.min(...others), high: Math.max(...others) },
  };
}

/** Destinations of some kinds within reach. */
export function destinationsFigure(study: LaneStudy, kinds: readonly PointKind[]): Figure {
  const { data } = study.city;
  const cells = data.cellLon.length;
  const isOfKind = (target: number) => {
    const kind = POINT_KINDS[data.pointKind[target - cells] ?? 0];
    return target >= cells && kind !== undefined && kinds.includes(kind);
  };
  const count = study.withinReach().filter(isOfKind).length;
  return figuresFrom(data.meta.streets).known('count', count, [straight(study)]);
}

function countNear({ city, line }: LaneStudy, kinds: readonly PointKind[], metres: number): number {
  return nearLine(city.points, line, metres).filter((point) => {
    const kind = POINT_KINDS[city.data.pointKind[point] ?? 0];
    return kind !== undefined && kinds.includes(kind);
  }).length;
}

function lowerBound(
  study: LaneStudy,
  tag: 'tree' | 'crossing',
  rule: 'known-trees' | 'known-crossings',
  kinds: readonly PointKind[],
): Figure {
  const { data, rules } = study.city;
  const streets = figuresFrom(data.meta.streets);
  const count = countNear(study, kinds, rules.value('near-conflict'));
  return (data.meta.perRoadKilometre[tag] ?? 0) >= rules.value(rule)
    ? streets.known('count', count, [rules.assumption('near-conflict')])
    : streets.unknown('count', 'tag-is-rare', [rules.assumption(rule)], count);
}

export const treesFigure = (study: LaneStudy): Figure => lowerBound(study, 'tree', 'known-trees', ['tree']);

export const crossingsFigure = (study: LaneStudy): Figure =>
  lowerBound(study, 'crossing', 'known-crossings', ['crossing', 'signals']);

/** Accidents with injuries by bike or on foot. */
export function accidentsFigure(study: LaneStudy): Figure {
  const { data, rules } = study.city;
  const { accidents, streets } = data.meta;
  if (accidents === null) return figuresFrom(streets).unknown('count', 'no-accident-table', []);
  const count = countNear(study, ['accident-bike', 'accident-foot'], rules.value('near-accident'));
  return figuresFrom(accidents.source).known('count', count, [rules.assumption('near-accident')]);
}

/** From the city's height model. It tells of the ground: bridges and tunnels are taken to run straight between their ends. */
export function slopeFigure(study: LaneStudy): Figure<SlopeOfLane> {
  const { city, pieces, metres } = study;
  const { heights, streets } = city.data.meta;
  if (heights === undefined) return figuresFrom(streets).unknown('percent', 'no-height-model', []);
  const model = figuresFrom(heights.source);
  const slope = slopeOfLane(city.data, pieces, metres);
  if (slope === null) return model.unknown('percent', 'no-streets', []);
  const offGround = metresWhere(study, (edge) => ((city.data.edgeFlags[edge] ?? 0) & OFF_GROUND) !== 0);
  const by = (id: AssumptionId, value: number | null): Assumption => ({
    id,
    value,
    source: OWN_CONVENTION,
    checked: true,
  });
  const rests = [by('slope-window', SLOPE_WINDOW_METRES), ...(offGround > 0 ? [by('height-of-bridges', null)] : [])];
  return model.known('percent', slope, rests, shareOfLane(study, offGround));
}

/** By the city's own rates; without them nothing is said. */
export function costFigure({ city, metres, plan }: LaneStudy): Figure {
  const { costRates, streets } = city.data.meta;
  const rate = costRates?.presets[plan.preset];
  if (!costRates || !rate) return figuresFrom(streets).unknown('eur', 'no-cost-rates', []);
  const kilometres = (metres / 1000) * lanesAcross(plan);
  const [low, high] = [rate.low * kilometres, rate.high * kilometres];
  const perKilometre: Assumption = {
    id: 'cost-per-kilometre',
    value: rate.low,
    source: costRates.source.name,
    checked: true,
  };
  return {
    ...figuresFrom(costRates.source).known('eur', (low + high) / 2, [perKilometre], 1),
    band: { low, high },
  };
}
