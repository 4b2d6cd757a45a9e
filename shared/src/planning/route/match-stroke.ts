import type { Position } from '../../geometry/geojson.ts';
import { lineLengthMetres } from '../../geometry/line-length-metres.ts';
import { cornersOfChain } from './chain-corners.ts';
import { metresOf, type Route, type RoutePiece, type RoutePlace } from './find-route.ts';
import { simplifyLine, stepsAlong } from './simplify-line.ts';
import type { StreetRouter } from './street-route.ts';

/** A finger strays no further from the line it means. */
const SIMPLIFY_METRES = 10;
const STEP_METRES = 50;
/** As far as this beside a street, a finger still means it. */
const NEAR_METRES = 30;
const MOST_PLACES = 5;
/** Between two steps nobody means a longer way round than this. */
const MOST_SETTLED = 300;
const MOST_DETOUR = 2.5;
/** What a metre of straying beside a street costs against a metre of way round. */
const STRAY_FACTOR = 1.5;

/** A part of a stroke: along streets, or a free line where there are none. Its corners include both ends. */
export interface StrokePart {
  readonly free: boolean;
  readonly corners: readonly Position[];
}

interface Step {
  readonly place: RoutePlace;
  readonly cost: number;
  readonly before: Step | null;
  readonly pieces: readonly RoutePiece[];
}

/**
 * The streets that a finger has followed ([RT6]): the stroke is simplified at 10 m and looked at every 50 m; of all the
 * streets near these places the chain is chosen that strays and winds least. Positions WGS 84 [lon, lat].
 */
export function matchStroke(router: StreetRouter, stroke: readonly Position[]): StrokePart[] {
  const line = simplifyLine(stroke, SIMPLIFY_METRES);
  if (line.length < 2) return [];
  const places = stepsAlong(line, STEP_METRES);
  const parts: StrokePart[] = [];
  let chain: Step[] = [];
  let free: Position[] = [];
  const closeChain = () => {
    const corners = cornersOfChain(router, piecesOf(chain));
    if (corners.length > 1) parts.push({ free: false, corners });
    chain = [];
    return corners.at(-1) ?? null;
  };
  for (const at of places) {
    const next = stepsAt(router, at, chain);
    if (next.length > 0) {
      if (chain.length === 0 && free.length > 0) {
        const [nearest] = next;
        const start = (nearest && router.positionOf(nearest.place)) ?? at;
        parts.push({ free: true, corners: simplifyLine([...free, start], SIMPLIFY_METRES) });
        free = [];
      }
      chain = next;
      continue;
    }
    if (chain.length > 0) free = [closeChain() ?? at];
    free.push(at);
  }
  if (chain.length > 0) closeChain();
  else if (free.length > 1) parts.push({ free: true, corners: simplifyLine(free, SIMPLIFY_METRES) });
  return joined(parts);
}

/** The ways on from the last steps to the streets at a place; each with the cheapest way there. */
function stepsAt(router: StreetRouter, at: Position, chain: readonly Step[]): Step[] {
  const candidates = router.placesAt(at, NEAR_METRES).slice(0, MOST_PLACES);
  return candidates.flatMap((place): Step[] => {
    const stray = place.distanceMetres * STRAY_FACTOR;
    if (chain.length === 0) return [{ place: on(place), cost: stray, before: null, pieces: [] }];
    let best: Step | null = null;
    for (const step of chain) {
      const route = shortRoute(router, step.place, place);
      if (!route) continue;
      const cost = step.cost + stray + metresOf(route.pieces);
      if (best === null || cost < best.cost) best = { place: on(place), cost, before: step, pieces: route.pieces };
    }
    return best ? [best] : [];
  });
}

const on = (place: RoutePlace): RoutePlace => ({ ...place, distanceMetres: 0 });

function shortRoute(router: StreetRouter, from: RoutePlace, to: RoutePlace): Route | null {
  const route = router.finder.find([from], [on(to)], { mostSettled: MOST_SETTLED });
  return route && metresOf(route.pieces) <= STEP_METRES * MOST_DETOUR + NEAR_METRES * 2 ? route : null;
}

const least = (steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>((best, step) => (best && best.cost <= step.cost ? best : step), undefined);

/** The pieces of the cheapest chain; pieces of one edge after the other are one, and a way forth and back on it is what is left of it. */
function piecesOf(chain: readonly Step[]): RoutePiece[] {
  const pieces: RoutePiece[] = [];
  const all: RoutePiece[] = [];
  for (let step = least(chain) ?? null; step; step = step.before) all.unshift(...step.pieces);
  for (const piece of all) {
    const last = pieces.at(-1);
    if (last?.edge !== piece.edge || last.toMetres !== piece.fromMetres) {
      pieces.push(piece);
      continue;
    }
    pieces.pop();
    if (last.fromMetres !== piece.toMetres) pieces.push({ ...last, toMetres: piece.toMetres });
  }
  return pieces;
}

/** Parts that meet: a gap between two of them is a free line, a part without length is none. */
function joined(parts: readonly StrokePart[]): StrokePart[] {
  const result: StrokePart[] = [];
  for (const part of parts) {
    const [end, start] = [result.at(-1)?.corners.at(-1), part.corners[0]];
    if (lineLengthMetres(part.corners) === 0) continue;
    if (end && start && (end[0] !== start[0] || end[1] !== start[1]))
      result.push({ free: true, corners: [end, start] });
    result.push(part);
  }
  return result;
}
