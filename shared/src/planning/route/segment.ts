import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES, stretchMetres } from '../network/metres.ts';
import type { PlanningData } from '../pack/planning-data.ts';
import type { RoutePiece } from './find-route.ts';
import type { RouteNetwork } from './route-network.ts';
import type { Segment } from './segment-schema.ts';

type Numbers = Pick<PlanningData, 'edgeWay' | 'edgeFrom' | 'edgeTo' | 'nodeId'>;

/** What an edge is called by the numbers that the data gives it today. */
export const segmentIdOfNumbers = ({ edgeWay, edgeFrom, edgeTo, nodeId }: Numbers, edge: number): string =>
  `s-${edgeWay[edge]}-${nodeId[edgeFrom[edge] ?? 0]}-${nodeId[edgeTo[edge] ?? 0]}`;

/** What an edge is called in this pack: as in the pack before it where the street is the same ([PN9]). */
export function segmentIdOf(
  data: Numbers & Pick<PlanningData, 'keptEdge' | 'keptWay' | 'keptFrom' | 'keptTo'>,
  edge: number,
): string {
  const row = rowOf(data.keptEdge, edge);
  return row === null
    ? segmentIdOfNumbers(data, edge)
    : `s-${data.keptWay[row]}-${data.keptFrom[row]}-${data.keptTo[row]}`;
}

function rowOf(ascending: Uint32Array, value: number): number | null {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === value ? low : null;
}

/** Shares are kept to a millionth: a millimetre of a kilometre. */
const DECIMALS = 6;

/** What is kept of the pieces of a route. Slips below a millionth of their street are left out. */
export function segmentsOf(network: RouteNetwork, pieces: readonly RoutePiece[]): Segment[] {
  return pieces.flatMap(({ edge, fromMetres, toMetres }) => {
    const length = network.edgeMetres[edge] ?? 0;
    const shareAt = (metres: number) => Number(Math.max(0, Math.min(1, metres / length)).toFixed(DECIMALS));
    const [from, to] = [shareAt(Math.min(fromMetres, toMetres)), shareAt(Math.max(fromMetres, toMetres))];
    return from < to ? [{ id: segmentIdOf(network.data, edge), reversed: fromMetres > toMetres, from, to }] : [];
  });
}

/** Rows of the edges by id. Of two that share one (a way that passes twice between the same nodes) the first. */
export function edgesById(data: PlanningData): ReadonlyMap<string, number> {
  const edges = new Map<string, number>();
  for (let edge = data.edgeFrom.length - 1; edge >= 0; edge--) edges.set(segmentIdOf(data, edge), edge);
  return edges;
}

const kept = (lon: number, lat: number): Position => [Math.round(lon) / MICRODEGREES, Math.round(lat) / MICRODEGREES];

/** The line of a piece in the direction of travel: WGS 84 [lon, lat], 6 decimals, both ends included. */
export function lineOfPiece({ data }: RouteNetwork, { edge, fromMetres, toMetres }: RoutePiece): Position[] {
  const [low, high] = [Math.min(fromMetres, toMetres), Math.max(fromMetres, toMetres)];
  const line: Position[] = [];
  let before = 0;
  for (let at = data.shapeOffset[edge] ?? 0; at + 1 < (data.shapeOffset[edge + 1] ?? 0); at++) {
    const [ax = 0, ay = 0] = [data.shapeLon[at], data.shapeLat[at]];
    const [bx = 0, by = 0] = [data.shapeLon[at + 1], data.shapeLat[at + 1]];
    const metres = stretchMetres(ax, ay, bx, by);
    const after = before + metres;
    const put = (along: number) => {
      const part = metres === 0 ? 0 : Math.max(0, Math.min(1, (along - before) / metres));
      line.push(kept(ax + (bx - ax) * part, ay + (by - ay) * part));
    };
    if (after >= low && before <= high) {
      if (line.length === 0) put(low);
      put(Math.min(high, after));
    }
    before = after;
  }
  const distinct = withoutTwins(line);
  return fromMetres > toMetres ? distinct.reverse() : distinct;
}

/** Without positions that are the same as the one before. */
export const withoutTwins = (line: readonly Position[]): Position[] =>
  line.filter(([lon, lat], index) => lon !== line[index - 1]?.[0] || lat !== line[index - 1]?.[1]);
