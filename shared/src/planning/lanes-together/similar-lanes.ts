import { boundingBoxOf } from '../../geometry/bounding-box.ts';
import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { type LanePiece, matchLane } from '../lane/match-lane.ts';
import type { StreetRouter } from '../route/street-route.ts';
import { metresFromLine, type PublicLane } from './lane-on-pack.ts';
import { coveredEdges, type WishedLane } from './lanes-by-street.ts';

/** A lane that runs where another one does. */
export interface SimilarLane {
  readonly id: string;
  /** On how many metres of it. */
  readonly sharedMetres: number;
  /** Of the shorter one of both, 0 to 1. */
  readonly sharedShare: number;
}

/** Lanes that cross each other share a junction; lanes that mean the same share most of the shorter one. */
const LEAST_SHARED_METRES = 50;
const LEAST_SHARED_SHARE = 0.3;
/** As far as a finger strays. */
const BESIDE_METRES = 15;

/** About 40 m in the middle of Europe: lanes that mean one street lie nearer. */
const NEAR_DEGREES = 0.0004;

/** Those that lie where a line lies, at the first look: cheap, so that the rest need not be looked at. */
export function lanesNear<Lane extends Pick<PublicLane, 'line'>>(
  line: readonly Position[],
  lanes: readonly Lane[],
): Lane[] {
  const own = boundingBoxOf(line);
  if (!own) return [];
  const [west, south, east, north] = own;
  return lanes.filter((lane) => {
    const box = boundingBoxOf(lane.line);
    return (
      box !== null &&
      box[0] <= east + NEAR_DEGREES &&
      box[2] >= west - NEAR_DEGREES &&
      box[1] <= north + NEAR_DEGREES &&
      box[3] >= south - NEAR_DEGREES
    );
  });
}

/**
 * Those of `others` that run where a lane does: on the same streets, or beside it off the streets; the most alike first.
 * A hint: people decide whether they mean the same ([LT3]).
 */
export function similarLanes(router: StreetRouter, lane: PublicLane, others: readonly WishedLane[]): SimilarLane[] {
  const pieces = matchLane(router.network.streets, lane.line);
  const ownMetres = lineLengthMetres(lane.line);
  const found = lanesNear(lane.line, others).flatMap((other): SimilarLane[] => {
    const streets = new Map(coveredEdges(router, other));
    const isShared = ({ edge, from, to }: LanePiece) =>
      (edge !== null && streets.has(edge)) ||
      metresFromLine([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], other.line) <= BESIDE_METRES;
    const sharedMetres = pieces.reduce((sum, piece) => sum + (isShared(piece) ? piece.lengthMetres : 0), 0);
    const sharedShare = Math.min(1, sharedMetres / Math.min(ownMetres, lineLengthMetres(other.line)));
    const alike = sharedMetres >= LEAST_SHARED_METRES && sharedShare >= LEAST_SHARED_SHARE;
    return alike ? [{ id: other.id, sharedMetres, sharedShare }] : [];
  });
  return found.sort((a, b) => b.sharedShare - a.sharedShare || b.sharedMetres - a.sharedMetres);
}
