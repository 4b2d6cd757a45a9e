import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import type { PlanningCity } from '../planning-city.ts';
import type { LanePlan } from './lane-plan.ts';
import { type LanePiece, matchLane } from './match-lane.ts';
import { nearLine } from './near-line.ts';

/** A drawn lane laid on the streets of its city: what every figure of it starts from. */
export interface LaneStudy {
  readonly city: PlanningCity;
  /** WGS 84 [lon, lat], in the order of drawing. */
  readonly line: readonly Position[];
  readonly plan: LanePlan;
  readonly pieces: readonly LanePiece[];
  readonly metres: number;
  /** Cells and destinations within the pack's radius of the line, as in `reachTarget`; looked for when asked first. */
  readonly withinReach: () => readonly number[];
}

export function laneStudy(city: PlanningCity, line: readonly Position[], plan: LanePlan): LaneStudy {
  let reached: readonly number[] | null = null;
  return {
    city,
    line,
    plan,
    pieces: matchLane(city.streets, line),
    metres: lineLengthMetres(line),
    withinReach: () => {
      reached ??= nearLine(city.reach, line, city.data.meta.reachMetres);
      return reached;
    },
  };
}

/** Metres of the lane on streets of a kind. */
export const metresWhere = ({ pieces }: LaneStudy, holds: (edge: number) => boolean): number =>
  pieces.reduce((sum, { edge, lengthMetres }) => sum + (edge !== null && holds(edge) ? lengthMetres : 0), 0);

export const shareOfLane = ({ metres }: LaneStudy, part: number): number =>
  metres > 0 ? Math.min(1, part / metres) : 0;
