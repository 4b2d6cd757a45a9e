import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { matchLane } from '../lane/match-lane.ts';
import type { RoutePiece } from '../route/find-route.ts';
import { segmentsOf } from '../route/segment.ts';
import type { Segment } from '../route/segment-schema.ts';
import type { StreetRouter } from '../route/street-route.ts';

/** So much of a line may lie off the streets: where it cuts corners. */
const MOST_OFF_SHARE = 0.1;

/**
 * The streets of this pack that lie under a line (15 m), in the order of travel; null where too much of it lies on none.
 * For a lane whose streets have other ids now ([LT1]).
 */
export function segmentsByPlace(router: StreetRouter, line: readonly Position[]): Segment[] | null {
  const pieces: RoutePiece[] = [];
  let offMetres = 0;
  let [beforeEdge, beforeMiddle] = [-1, 0];
  for (const { edge, startMetres, endMetres, lengthMetres } of matchLane(router.network.streets, line)) {
    if (edge === null) {
      offMetres += lengthMetres;
      continue;
    }
    const length = router.network.edgeMetres[edge] ?? 0;
    const [start, end] = [Math.max(0, startMetres), Math.min(length, endMetres)];
    const middle = (start + end) / 2;
    const last = pieces.at(-1);
    if (last?.edge === edge && beforeEdge === edge) {
      // The direction shows from the second piece on.
      const isBack = middle < beforeMiddle;
      const [low, high] = [
        Math.min(last.fromMetres, last.toMetres, start),
        Math.max(last.fromMetres, last.toMetres, end),
      ];
      pieces[pieces.length - 1] = { edge, fromMetres: isBack ? high : low, toMetres: isBack ? low : high };
    } else if (end > start) pieces.push({ edge, fromMetres: start, toMetres: end });
    [beforeEdge, beforeMiddle] = [edge, middle];
  }
  return offMetres > lineLengthMetres(line) * MOST_OFF_SHARE ? null : segmentsOf(router.network, pieces);
}
