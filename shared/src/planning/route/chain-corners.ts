import type { Position } from '../../geometry/geojson.ts';
import type { RoutePiece } from './find-route.ts';
import { lineOfPiece } from './segment.ts';
import type { StreetRouter } from './street-route.ts';

/**
 * The fewest corners, one after the other, between which routes lead exactly along `pieces`: what a person would set to
 * draw this chain of streets. Empty for an empty chain. WGS 84 [lon, lat].
 */
export function cornersOfChain(router: StreetRouter, pieces: readonly RoutePiece[]): Position[] {
  const first = ends(router, pieces[0]);
  if (!first) return [];
  const corners = [first.start];
  let at = 0;
  while (at < pieces.length) {
    const reach = furthest(router, pieces, at);
    const end = ends(router, pieces[reach - 1])?.end;
    if (!end) break;
    // Another way between the same two junctions is shorter: a corner in the middle keeps to this one.
    const middle = middleOf(router, pieces[at]);
    if (reach === at + 1 && middle && !leads(router, pieces.slice(at, reach))) corners.push(middle);
    corners.push(end);
    at = reach;
  }
  return corners;
}

/** How many pieces, counted from the start, a single route from piece `at` on follows; at least one more. */
function furthest(router: StreetRouter, pieces: readonly RoutePiece[], at: number): number {
  // Doubling, then halving: a route along a prefix of a shortest way is the shortest way there too.
  let good = at + 1;
  let step = 1;
  while (good + step <= pieces.length && leads(router, pieces.slice(at, good + step))) {
    good += step;
    step *= 2;
  }
  for (; step >= 1; step = Math.floor(step / 2)) {
    if (good + step <= pieces.length && leads(router, pieces.slice(at, good + step))) good += step;
  }
  return good;
}

function leads(router: StreetRouter, pieces: readonly RoutePiece[]): boolean {
  const [start, end] = [ends(router, pieces[0])?.start, ends(router, pieces.at(-1))?.end];
  if (!start || !end) return false;
  const route = router.finder.find(router.placesAt(start), router.placesAt(end));
  const edges = (of: readonly RoutePiece[]) => of.map(({ edge }) => edge).join();
  return route !== null && edges(route.pieces.filter(isLong)) === edges(pieces.filter(isLong));
}

/** What a corner loses by its 6 decimals is no piece of a street. */
const SLIP_METRES = 0.5;
const isLong = ({ fromMetres, toMetres }: RoutePiece): boolean => Math.abs(toMetres - fromMetres) > SLIP_METRES;

function ends(router: StreetRouter, piece: RoutePiece | undefined) {
  const line = piece ? lineOfPiece(router.network, piece) : [];
  const [start, end] = [line[0], line.at(-1)];
  return start && end ? { start, end } : null;
}

const middleOf = (router: StreetRouter, piece: RoutePiece | undefined): Position | undefined =>
  piece && lineOfPiece(router.network, { ...piece, toMetres: (piece.fromMetres + piece.toMetres) / 2 }).at(-1);
