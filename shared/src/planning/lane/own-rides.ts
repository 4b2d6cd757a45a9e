import type { Position } from '../../geometry/geojson.ts';
import { nearestOnLine } from '../../geometry/nearest-on-line.ts';
import { POINT_KINDS } from '../network/edge-facts.ts';
import { nearestOf } from '../network/journeys.ts';
import { MICRODEGREES } from '../network/metres.ts';
import { nearerWith, rideDistances } from '../network/ride-distances.ts';
import type { PlanningCity } from '../planning-city.ts';
import { laneHops } from './lane-hops.ts';
import { type LanePlan, servesBothDirections } from './lane-plan.ts';
import { matchLane } from './match-lane.ts';

export type OwnAim = 'school' | 'station' | 'shop' | 'health';
const AIMS: readonly OwnAim[] = ['school', 'station', 'shop', 'health'];

/** The ride from one's own place to the nearest destination of a kind. Metres; null where there is no such way. */
export interface OwnRide {
  readonly aim: OwnAim;
  /** Empty where the destination has no name. */
  readonly name: string;
  readonly shortestMetres: number;
  readonly calmMetres: number | null;
  readonly calmMetresWithLane: number | null;
}

export interface OwnView {
  /** Straight from one's own place to the lane. */
  readonly distanceMetres: number;
  readonly rides: readonly OwnRide[];
}

/**
 * What a lane means for one place. It is computed where the place was chosen and goes nowhere else ([PF10]).
 * @param place WGS 84 [lon, lat]
 */
export function ownView(city: PlanningCity, line: readonly Position[], plan: LanePlan, place: Position): OwnView {
  const { data } = city;
  const journeys = city.journeys();
  const nodes = data.nodeLon.length;
  const starts = journeys.accesses(place[0] * MICRODEGREES, place[1] * MICRODEGREES);
  const calmRide = journeys.ride('out', true);
  const shortest = rideDistances(journeys.ride('out', false), nodes, starts);
  const calm = rideDistances(calmRide, nodes, starts);
  const lane = servesBothDirections(plan)
    ? laneHops(city, matchLane(city.streets, line), plan.preset, 'out')
    : new Map<number, []>();
  const nearer = nearerWith(calmRide, calm, lane);
  const rides = AIMS.flatMap((aim): OwnRide[] => {
    const kind = POINT_KINDS.indexOf(aim);
    let best: OwnRide | null = null;
    for (let point = 0; point < data.destinationCount; point++) {
      if (data.pointKind[point] !== kind) continue;
      const accesses = journeys.accesses(data.pointLon[point] ?? 0, data.pointLat[point] ?? 0);
      const shortestMetres = nearestOf(accesses, (node) => shortest[node]);
      if (shortestMetres === Number.POSITIVE_INFINITY || shortestMetres >= (best?.shortestMetres ?? Infinity)) continue;
      best = {
        aim,
        name: data.strings[data.pointName[point] ?? 0] ?? '',
        shortestMetres,
        calmMetres: finite(nearestOf(accesses, (node) => calm[node])),
        calmMetresWithLane: finite(nearestOf(accesses, (node) => nearer.get(node) ?? calm[node])),
      };
    }
    return best ? [best] : [];
  });
  return { distanceMetres: nearestOnLine(line, place)?.distanceMetres ?? 0, rides };
}

const finite = (metres: number): number | null => (metres === Number.POSITIVE_INFINITY ? null : metres);
