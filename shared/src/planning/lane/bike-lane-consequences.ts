import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import type { Assumption, Figure, FigureUnit, UnknownFigure, UnknownReason } from '../figures/figure.ts';
import { EDGE_FLAGS, POINT_KINDS, type PointKind } from '../network/edge-facts.ts';
import type { PlanningSource } from '../pack/planning-meta.ts';
import type { PlanningCity } from '../planning-city.ts';
import { PLANNING_RULES_VERSION } from '../rules/planning-rules.ts';
import { streetFacts } from '../rules/stress.ts';
import { type JoinedNetworks, joinedNetworks } from './joined-networks.ts';
import { type LanePlan, lanesAcross, servesBothDirections } from './lane-plan.ts';
import { type LanePiece, matchLane } from './match-lane.ts';
import { nearLine } from './near-line.ts';
import { type StressOfLane, stressOfLane } from './stress-of-lane.ts';
import { type WidthOfLane, widthOfLane, widthRules } from './width-of-lane.ts';

/** Everything that is said about a bike lane, each with where it comes from. Metres, people, counts, euros. */
export interface BikeLaneConsequences {
  readonly rulesVersion: number;
  readonly plan: LanePlan;
  readonly length: Figure;
  readonly people: Figure;
  readonly schools: Figure;
  readonly stops: Figure;
  readonly stress: Figure<StressOfLane>;
  readonly networks: Figure<JoinedNetworks>;
  readonly width: Figure<WidthOfLane>;
  /** Metres on which buses run in the street, and metres with cars parked. */
  readonly busRoute: Figure;
  readonly parking: Figure;
  readonly trees: Figure;
  readonly crossings: Figure;
  readonly accidents: Figure;
  readonly slope: Figure;
  readonly cost: Figure;
}

/**
 * What a bike lane along a drawn line would mean: the same numbers on the phone and on the server, from the same pack.
 * Pure; whichever way the line is drawn, and in whatever order its places are found. Positions WGS 84 [lon, lat].
 */
export function bikeLaneConsequences(
  city: PlanningCity,
  line: readonly Position[],
  plan: LanePlan,
): BikeLaneConsequences {
  const { data, rules } = city;
  const { meta } = data;
  const pieces = matchLane(city.streets, line);
  const metres = lineLengthMetres(line);
  const onStreet = pieces.filter(({ edge }) => edge !== null);
  const streets = figuresFrom(meta.streets);
  const metresWhere = (holds: (edge: number) => boolean) =>
    sum(onStreet.filter(({ edge }) => edge !== null && holds(edge)));
  const share = (part: number) => (metres > 0 ? Math.min(1, part / metres) : 0);
  const has = (bit: number) => (edge: number) => ((data.edgeFlags[edge] ?? 0) & bit) !== 0;
  const near = (kinds: readonly PointKind[], distance: number) => {
    const found = nearLine(city.points, line, distance);
    return found.filter((point) => kinds.includes(POINT_KINDS[data.pointKind[point] ?? 0] ?? 'tree')).length;
  };
  const conflictMetres = rules.value('near-conflict');

  const assumedSpeed = metresWhere((edge) => streetFacts(data, rules, edge).speedAssumed);
  // Only what this lane rests on is told with it.
  const speeds: Assumption[] =
    assumedSpeed > 0 ? [rules.assumption('speed-built-up'), rules.assumption('speed-rural')] : [];
  const { widths, assumedMetres: assumedWidth } = widthOfLane(city, pieces, plan);
  const widthAssumptions = widthRules(plan.preset, assumedWidth > 0).map((key) => rules.assumption(key));
  const lowerBound = (tag: 'tree' | 'crossing', rule: 'known-trees' | 'known-crossings', count: number): Figure =>
    (meta.perRoadKilometre[tag] ?? 0) >= rules.value(rule)
      ? streets.known('count', count, [rules.assumption('near-conflict')])
      : streets.unknown('count', 'tag-is-rare', [rules.assumption(rule)], count);
  const parkingMetres = metresWhere(has(EDGE_FLAGS.parking));

  return {
    rulesVersion: PLANNING_RULES_VERSION,
    plan,
    length: streets.known('m', metres, []),
    ...reachFigures(city, line),
    stress: streets.known(
      'm',
      stressOfLane(city, pieces, plan.preset),
      [...speeds, ...(plan.preset === 'lane' ? [rules.assumption('stress-lane-width')] : [])],
      share(assumedSpeed),
    ),
    networks: servesBothDirections(plan)
      ? streets.known(
          'count',
          joinedNetworks(city, pieces, plan.preset),
          [rules.assumption('smallest-network'), ...speeds],
          share(assumedSpeed),
        )
      : streets.unknown('count', 'one-direction-only', []),
    width: streets.known('m', widths, widthAssumptions, share(assumedWidth)),
    busRoute: streets.known('m', metresWhere(has(EDGE_FLAGS.busRoute)), []),
    parking:
      (meta.tagShares.parking ?? 0) >= rules.value('known-parking')
        ? streets.known('m', parkingMetres, [])
        : streets.unknown('m', 'tag-is-rare', [rules.assumption('known-parking')], parkingMetres),
    trees: lowerBound('tree', 'known-trees', near(['tree'], conflictMetres)),
    crossings: lowerBound('crossing', 'known-crossings', near(['crossing', 'signals'], conflictMetres)),
    accidents: meta.accidents
      ? figuresFrom(meta.accidents.source).known(
          'count',
          near(['accident-bike', 'accident-foot'], rules.value('near-accident')),
          [rules.assumption('near-accident')],
        )
      : streets.unknown('count', 'no-accident-table', []),
    slope: streets.unknown('percent', 'no-height-model', []),
    cost: costFigure(city, metres, plan),
  };
}

const sum = (pieces: readonly LanePiece[]): number => pieces.reduce((all, { lengthMetres }) => all + lengthMetres, 0);

function figuresFrom(source: PlanningSource) {
  return {
    known: <Value>(unit: FigureUnit, value: Value, assumptions: readonly Assumption[], shareAssumed = 0) => ({
      unit,
      source,
      date: source.date,
      assumptions,
      shareAssumed,
      value,
    }),
    unknown: (
      unit: FigureUnit,
      reason: UnknownReason,
      assumptions: readonly Assumption[],
      atLeast?: number,
    ): UnknownFigure => ({
      unit,
      source,
      date: source.date,
      assumptions,
      shareAssumed: 0,
      value: null,
      reason,
      ...(atLeast === undefined ? {} : { atLeast }),
    }),
  };
}

function reachFigures(
  { data, reach }: PlanningCity,
  line: readonly Position[],
): Pick<BikeLaneConsequences, 'people' | 'schools' | 'stops'> {
  const { residents, streets, reachMetres } = data.meta;
  const cells = data.cellLon.length;
  const targets = nearLine(reach, line, reachMetres);
  const people = (counts: Uint16Array) =>
    targets.reduce((all, target) => all + (target < cells ? (counts[target] ?? 0) : 0), 0);
  const count = (kind: PointKind) =>
    targets.filter((target) => target >= cells && POINT_KINDS[data.pointKind[target - cells] ?? 0] === kind).length;
  const straight: Assumption = {
    id: 'reach-straight',
    value: reachMetres,
    source: 'Werkstadt, convention',
    checked: true,
  };
  const floorSpace: Assumption = {
    id: 'people-by-floor-space',
    value: null,
    source: residents.source.name,
    checked: true,
  };
  const usual = people(data.cellResidents);
  const others = [usual, people(data.cellResidentsLower), people(data.cellResidentsTaller)];
  const home = figuresFrom(residents.source);
  const places = figuresFrom(streets);
  return {
    people:
      residents.total === 0
        ? home.unknown('people', 'no-residents', [straight])
        : {
            // Where people live is never counted by anybody: all of it is an estimate.
            ...home.known('people', usual, [straight, floorSpace], 1),
            band: { low: Math.min(...others), high: Math.max(...others) },
          },
    schools: places.known('count', count('school'), [straight]),
    stops: places.known('count', count('stop') + count('station'), [straight]),
  };
}

function costFigure({ data }: PlanningCity, metres: number, plan: LanePlan): Figure {
  const { costRates, streets } = data.meta;
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
