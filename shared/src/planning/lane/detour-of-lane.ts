import type { Position } from '../../geometry/geojson.ts';
import { nearestOnLine } from '../../geometry/nearest-on-line.ts';
import { MICRODEGREES, metresPerMicrodegree } from '../network/metres.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePreset } from '../rules/presets.ts';
import { laneHops } from './lane-hops.ts';
import type { LanePiece } from './match-lane.ts';

/** How fixed journeys to schools and stations around the lane can be ridden over calm streets. */
export interface DetourOfLane {
  readonly journeys: number;
  /** Of which there is a calm way at all. */
  readonly calmBefore: number;
  readonly calmAfter: number;
  /** Journeys whose calm way is there already and becomes shorter. */
  readonly shorter: number;
  /** How many times as long as the shortest way the calm one is, over the journeys of `calmBefore`; null without any. */
  readonly ratioBefore: number | null;
  readonly ratioAfter: number | null;
}

/** Schools and stations as near to the lane as this are looked at. */
export const JOURNEY_METRES = 3000;
/** Less than that is not told as shorter. */
const SHORTER_METRES = 10;

/** Compares the pack's fixed journeys to destinations near the lane, today and with it; null where there are none. */
export function detourOfLane(
  city: PlanningCity,
  line: readonly Position[],
  pieces: readonly LanePiece[],
  preset: LanePreset,
): DetourOfLane | null {
  const { data } = city;
  const lane = laneHops(city, pieces, preset, 'into');
  const around = boxAround(line);
  const destinations = [...city.journeys().destinations].filter((point) => {
    if (!around(data.pointLon[point] ?? 0, data.pointLat[point] ?? 0)) return false;
    const position: Position = [(data.pointLon[point] ?? 0) / MICRODEGREES, (data.pointLat[point] ?? 0) / MICRODEGREES];
    const near = nearestOnLine(line, position);
    return near !== null && near.distanceMetres <= JOURNEY_METRES;
  });
  const journeys = destinations.flatMap((point) => city.journeys().to(point, lane));
  if (journeys.length === 0) return null;
  const calm = journeys.filter(({ calmMetres }) => calmMetres < Number.POSITIVE_INFINITY);
  const total = (metres: (journey: (typeof journeys)[number]) => number) =>
    calm.reduce((sum, journey) => sum + metres(journey), 0);
  const shortest = total((journey) => journey.shortestMetres);
  const ratio = (metres: number) => (shortest > 0 ? metres / shortest : null);
  return {
    journeys: journeys.length,
    calmBefore: calm.length,
    calmAfter: journeys.filter(({ calmMetresWithLane }) => calmMetresWithLane < Number.POSITIVE_INFINITY).length,
    shorter: calm.filter(({ calmMetres, calmMetresWithLane }) => calmMetres - calmMetresWithLane >= SHORTER_METRES)
      .length,
    ratioBefore: ratio(total(({ calmMetres }) => calmMetres)),
    ratioAfter: ratio(total(({ calmMetresWithLane }) => calmMetresWithLane)),
  };
}

/** Whether a place in microdegrees may be near enough to the lane: asked first, the distance from a line takes longer. */
function boxAround(line: readonly Position[]): (longitude: number, latitude: number) => boolean {
  const [longitudes, latitudes] = [line.map(([longitude]) => longitude), line.map(([, latitude]) => latitude)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const furthest = metresPerMicrodegree(Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + 0.1));
  // A hundredth more: a degree is not as long everywhere.
  const [aside, above] = [
    (JOURNEY_METRES * 1.01) / furthest.east,
    (JOURNEY_METRES * 1.01) / metresPerMicrodegree(0).north,
  ];
  const [west, east] = [Math.min(...longitudes) * MICRODEGREES - aside, Math.max(...longitudes) * MICRODEGREES + aside];
  const [bottom, top] = [south * MICRODEGREES - above, north * MICRODEGREES + above];
  return (longitude, latitude) => longitude >= west && longitude <= east && latitude >= bottom && latitude <= top;
}
