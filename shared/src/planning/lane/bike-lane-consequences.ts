import type { Position } from '../../geometry/geojson.ts';
import type { Figure } from '../figures/figure.ts';
import { figuresFrom } from '../figures/figures-from.ts';
import type { PlanningCity } from '../planning-city.ts';
import { PLANNING_RULES_VERSION } from '../rules/planning-rules.ts';
import type { DetourOfLane } from './detour-of-lane.ts';
import type { JoinedNetworks } from './joined-networks.ts';
import type { LanePlan } from './lane-plan.ts';
import { type LaneStudy, laneStudy } from './lane-study.ts';
import type { SlopeOfLane } from './slope-of-lane.ts';
import {
  busRouteFigure,
  detourFigure,
  networksFigure,
  parkingFigure,
  stressFigure,
  tramFigure,
  widthFigure,
} from './street-figures.ts';
import type { StressOfLane } from './stress-of-lane.ts';
import {
  accidentsFigure,
  costFigure,
  crossingsFigure,
  destinationsFigure,
  peopleFigure,
  slopeFigure,
  treesFigure,
} from './surroundings-figures.ts';
import type { WidthOfLane } from './width-of-lane.ts';

/** The figures of a bike lane, each with where it comes from. Metres, people, counts, euros. */
export interface LaneFigures {
  readonly length: Figure;
  readonly people: Figure;
  readonly schools: Figure;
  readonly stops: Figure;
  readonly stress: Figure<StressOfLane>;
  readonly networks: Figure<JoinedNetworks>;
  readonly detour: Figure<DetourOfLane>;
  readonly width: Figure<WidthOfLane>;
  /** Metres on which buses run in the street, with rails in it, and with cars parked. */
  readonly busRoute: Figure;
  readonly tram: Figure;
  readonly parking: Figure;
  readonly trees: Figure;
  readonly crossings: Figure;
  readonly accidents: Figure;
  readonly slope: Figure<SlopeOfLane>;
  readonly cost: Figure;
}
export type LaneFigureId = keyof LaneFigures;

export interface BikeLaneConsequences extends LaneFigures {
  readonly rulesVersion: number;
  readonly plan: LanePlan;
}

const FIGURES: { readonly [Id in LaneFigureId]: (study: LaneStudy) => LaneFigures[Id] } = {
  length: ({ city, metres }) => figuresFrom(city.data.meta.streets).known('m', metres, []),
  people: peopleFigure,
  schools: (study) => destinationsFigure(study, ['school']),
  stops: (study) => destinationsFigure(study, ['stop', 'station']),
  stress: stressFigure,
  networks: networksFigure,
  detour: detourFigure,
  width: widthFigure,
  busRoute: busRouteFigure,
  tram: tramFigure,
  parking: parkingFigure,
  trees: treesFigure,
  crossings: crossingsFigure,
  accidents: accidentsFigure,
  slope: slopeFigure,
  cost: costFigure,
};

/** One figure alone, where the others are not asked for. */
export const laneFigure = <Id extends LaneFigureId>(study: LaneStudy, id: Id): LaneFigures[Id] => FIGURES[id](study);

/**
 * What a bike lane along a drawn line would mean: the same numbers on the phone and on the server, from the same pack.
 * Pure; whichever way the line is drawn, and in whatever order its places are found. Positions WGS 84 [lon, lat].
 */
export function bikeLaneConsequences(
  city: PlanningCity,
  line: readonly Position[],
  plan: LanePlan,
): BikeLaneConsequences {
  const study = laneStudy(city, line, plan);
  return {
    rulesVersion: PLANNING_RULES_VERSION,
    plan,
    length: laneFigure(study, 'length'),
    people: laneFigure(study, 'people'),
    schools: laneFigure(study, 'schools'),
    stops: laneFigure(study, 'stops'),
    stress: laneFigure(study, 'stress'),
    networks: laneFigure(study, 'networks'),
    detour: laneFigure(study, 'detour'),
    width: laneFigure(study, 'width'),
    busRoute: laneFigure(study, 'busRoute'),
    tram: laneFigure(study, 'tram'),
    parking: laneFigure(study, 'parking'),
    trees: laneFigure(study, 'trees'),
    crossings: laneFigure(study, 'crossings'),
    accidents: laneFigure(study, 'accidents'),
    slope: laneFigure(study, 'slope'),
    cost: laneFigure(study, 'cost'),
  };
}
