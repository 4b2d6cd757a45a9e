import type { Position } from '../../geometry/geojson.ts';
import { nearestOnLine } from '../../geometry/nearest-on-line.ts';
import { matchLane } from '../lane/match-lane.ts';
import type { Segment } from '../route/segment-schema.ts';
import type { StreetRouter } from '../route/street-route.ts';

/** A lane as it was made public, maybe on an older pack of the city. */
export interface PublicLane {
  /** WGS 84 [lon, lat]. */
  readonly line: readonly Position[];
  /** Its streets by ids and its free lines; null where it was drawn without streets. */
  readonly network: {
    readonly segments: readonly Segment[];
    readonly free: readonly { readonly coordinates: readonly Position[] }[];
  } | null;
}

/** Where a lane runs on the streets of this pack. */
export interface LaneOnPack {
  /** Metres of each edge that it covers; every place once, however often it is passed. */
  readonly covered: ReadonlyMap<number, number>;
  /** Streets found by their ids, and streets found only because they lie where the lane does. */
  readonly byIdMetres: number;
  readonly byPlaceMetres: number;
  /** Off the streets as it was drawn. */
  readonly freeMetres: number;
  /** Along streets once that this pack does not have any more. */
  readonly gone: { readonly metres: number; readonly lines: readonly (readonly Position[])[] };
}

/** A free line is kept to 6 decimals, and pieces of it lie on it. */
const ON_FREE_LINE_METRES = 1;
/** Shorter runs without a street are where a line cuts a corner. */
const LEAST_GONE_METRES = 15;

type Parts = Map<number, [from: number, to: number][]>;

/**
 * By the ids of its streets; where this pack lacks one, its line says which street lies there ([LT1]). The line itself
 * stays what it is.
 */
export function laneOnPack(router: StreetRouter, { line, network }: PublicLane): LaneOnPack {
  const parts: Parts = new Map();
  const byId = new Set<number>();
  let byIdMetres = 0;
  let lacking = network === null;
  for (const { id, from, to } of network?.segments ?? []) {
    const edge = router.edgeOf(id);
    if (edge === null) {
      lacking = true;
      continue;
    }
    const length = router.network.edgeMetres[edge] ?? 0;
    byId.add(edge);
    byIdMetres += (to - from) * length;
    put(parts, edge, from * length, to * length);
  }
  const byPlace = lacking ? placed(router, line, parts, byId, network) : ofFreeLines(router, parts, network);
  return { covered: coveredMetres(router, parts), byIdMetres, ...byPlace };
}

type ByPlace = Pick<LaneOnPack, 'byPlaceMetres' | 'freeMetres' | 'gone'>;

/** All streets are there: only the free lines are looked at, they may run beside a street. */
function ofFreeLines(router: StreetRouter, parts: Parts, network: PublicLane['network']): ByPlace {
  let [byPlaceMetres, freeMetres] = [0, 0];
  for (const { coordinates } of network?.free ?? []) {
    for (const piece of matchLane(router.network.streets, coordinates)) {
      if (piece.edge === null) freeMetres += piece.lengthMetres;
      else {
        byPlaceMetres += piece.lengthMetres;
        put(parts, piece.edge, piece.startMetres, piece.endMetres);
      }
    }
  }
  return { byPlaceMetres, freeMetres, gone: { metres: 0, lines: [] } };
}

function placed(
  router: StreetRouter,
  line: readonly Position[],
  parts: Parts,
  byId: ReadonlySet<number>,
  network: PublicLane['network'],
): ByPlace {
  let [byPlaceMetres, freeMetres] = [0, 0];
  const runs: { metres: number; line: Position[] }[] = [];
  let wasGone = false;
  for (const piece of matchLane(router.network.streets, line)) {
    const { edge, from, to, lengthMetres } = piece;
    const isGone = edge === null && network !== null && !isOnFreeLine(from, to, network.free);
    if (edge !== null && !byId.has(edge)) {
      byPlaceMetres += lengthMetres;
      put(parts, edge, piece.startMetres, piece.endMetres);
    } else if (edge === null && !isGone) freeMetres += lengthMetres;
    const run = runs.at(-1);
    if (isGone && wasGone && run) {
      run.metres += lengthMetres;
      run.line.push(to);
    } else if (isGone) runs.push({ metres: lengthMetres, line: [from, to] });
    wasGone = isGone;
  }
  const gone = runs.filter(({ metres }) => metres >= LEAST_GONE_METRES);
  return {
    byPlaceMetres,
    freeMetres,
    gone: { metres: gone.reduce((sum, { metres }) => sum + metres, 0), lines: gone.map((run) => run.line) },
  };
}

function put(parts: Parts, edge: number, from: number, to: number): void {
  const known = parts.get(edge);
  if (known) known.push([from, to]);
  else parts.set(edge, [[from, to]]);
}

function coveredMetres(router: StreetRouter, parts: Parts): Map<number, number> {
  const covered = new Map<number, number>();
  for (const [edge, stretches] of parts) {
    const length = router.network.edgeMetres[edge] ?? 0;
    stretches.sort(([a], [b]) => a - b);
    let [metres, end] = [0, 0];
    for (const [from, to] of stretches) {
      const [start, stop] = [Math.max(from, end), Math.min(to, length)];
      if (stop <= start) continue;
      metres += stop - start;
      end = stop;
    }
    if (metres > 0) covered.set(edge, metres);
  }
  return covered;
}

function isOnFreeLine(
  a: Position,
  b: Position,
  free: readonly { readonly coordinates: readonly Position[] }[],
): boolean {
  const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return free.some(({ coordinates }) => metresFromLine(middle, coordinates) <= ON_FREE_LINE_METRES);
}

/** From a position to the nearest place of a line. WGS 84 [lon, lat]. */
export const metresFromLine = (position: Position, line: readonly Position[]): number =>
  nearestOnLine(line, position)?.distanceMetres ?? Number.POSITIVE_INFINITY;
