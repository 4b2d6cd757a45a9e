import type { Position } from '../../geometry/geojson.ts';
import { lineOfPiece } from '../route/segment.ts';
import type { StreetRouter } from '../route/street-route.ts';
import { laneOnPack, type PublicLane } from './lane-on-pack.ts';

/** A proposal's lane, to be added up with others. */
export interface WishedLane extends PublicLane {
  readonly id: string;
  readonly supportCount: number;
}

/** A part of a street without a gap that lanes were proposed for. */
export interface WishedStreet {
  /** Empty where the way has no name. */
  readonly name: string;
  /** Length of what is proposed for, each place once. */
  readonly metres: number;
  /** Ids of the proposals, those that cover most of it first. Merging never deletes. */
  readonly proposalIds: readonly string[];
  /** Supports of these proposals together. Whoever supports two of them counts twice: no device knows who did. */
  readonly supports: number;
  /** Authors and supports, times the metres that they want. */
  readonly weight: number;
  /** 1 to `HEAT_LEVELS`, of its most wanted part. */
  readonly heat: number;
}

/** Streets drawn by how much they are wanted. */
export interface HeatLine {
  /** 1 to `HEAT_LEVELS`. */
  readonly heat: number;
  /** Row of its street in the ranked list. */
  readonly street: number;
  /** WGS 84 [lon, lat]. */
  readonly line: readonly Position[];
}

export interface LanesByStreet {
  /** The most wanted first: people × metres. */
  readonly streets: readonly WishedStreet[];
  readonly lines: readonly HeatLine[];
  /** Proposals that run on no street of this pack: they stay a visible heap. */
  readonly offStreets: readonly string[];
}

export const HEAT_LEVELS = 4;
/** What a lane covers of a street at a junction that it only passes. */
const LEAST_METRES = 15;
const LEAST_SHARE = 0.5;

interface EdgeWish {
  /** By proposal: metres. */
  readonly metres: Map<number, number>;
  wanted: number;
}

/** All lanes of a project added up per street, by the ids of their streets, without anybody sorting them ([LT2]). */
export function lanesByStreet(router: StreetRouter, lanes: readonly WishedLane[]): LanesByStreet {
  const wishes = new Map<number, EdgeWish>();
  const offStreets: string[] = [];
  for (const [row, lane] of lanes.entries()) {
    const edges = coveredEdges(router, lane);
    if (edges.length === 0) offStreets.push(lane.id);
    for (const [edge, metres] of edges) {
      const wish = wishes.get(edge) ?? { metres: new Map<number, number>(), wanted: 0 };
      wish.metres.set(row, metres);
      wish.wanted += 1 + lane.supportCount;
      wishes.set(edge, wish);
    }
  }
  const most = Math.max(0, ...[...wishes.values()].map(({ wanted }) => wanted));
  const runs = runsOfStreets(router, [...wishes.keys()])
    .map((edges) => ({ edges, street: streetOf(router, lanes, wishes, edges, most) }))
    .sort((a, b) => b.street.weight - a.street.weight || (a.edges[0] ?? 0) - (b.edges[0] ?? 0));
  return {
    streets: runs.map(({ street }) => street),
    lines: runs.flatMap(({ edges }, street) =>
      edges.map((edge) => ({ heat: heatOf(wishes.get(edge)?.wanted ?? 0, most), street, line: lineOf(router, edge) })),
    ),
    offStreets,
  };
}

/** The streets that a lane means, without those that it only touches. */
export function coveredEdges(router: StreetRouter, lane: PublicLane): [edge: number, metres: number][] {
  return [...laneOnPack(router, lane).covered].filter(
    ([edge, metres]) => metres >= Math.min(LEAST_METRES, (router.network.edgeMetres[edge] ?? 0) * LEAST_SHARE),
  );
}

/** In steps that grow: one proposal and forty are told apart as well as forty and four hundred. */
function heatOf(wanted: number, most: number): number {
  if (wanted <= 1 || most <= 1) return 1;
  return Math.min(HEAT_LEVELS, 1 + Math.floor((Math.log(wanted) / Math.log(most)) * (HEAT_LEVELS - 1) + 1e-9));
}

const lineOf = (router: StreetRouter, edge: number): Position[] =>
  lineOfPiece(router.network, { edge, fromMetres: 0, toMetres: router.network.edgeMetres[edge] ?? 0 });

function streetOf(
  router: StreetRouter,
  lanes: readonly WishedLane[],
  wishes: ReadonlyMap<number, EdgeWish>,
  edges: readonly number[],
  most: number,
): WishedStreet {
  const { strings, edgeName } = router.network.data;
  const byLane = new Map<number, number>();
  let [metres, weight, heat] = [0, 0, 1];
  for (const edge of edges) {
    const wish = wishes.get(edge);
    if (!wish) continue;
    metres += Math.max(...wish.metres.values());
    heat = Math.max(heat, heatOf(wish.wanted, most));
    for (const [row, own] of wish.metres) {
      byLane.set(row, (byLane.get(row) ?? 0) + own);
      weight += own * (1 + (lanes[row]?.supportCount ?? 0));
    }
  }
  const rows = [...byLane].sort(([a, mine], [b, yours]) => yours - mine || a - b).map(([row]) => row);
  return {
    name: strings[edgeName[edges[0] ?? 0] ?? 0] ?? '',
    metres,
    proposalIds: rows.flatMap((row) => lanes[row]?.id ?? []),
    supports: rows.reduce((sum, row) => sum + (lanes[row]?.supportCount ?? 0), 0),
    weight,
    heat,
  };
}

/** Edges of one name that hang together at their ends, in the order of their rows. */
function runsOfStreets({ network: { data } }: StreetRouter, edges: readonly number[]): number[][] {
  const at = new Map<string, number[]>();
  const keys = (edge: number) =>
    [data.edgeFrom[edge], data.edgeTo[edge]].map((node) => `${data.edgeName[edge]} ${node}`);
  for (const edge of edges) {
    for (const key of keys(edge)) {
      const there = at.get(key);
      if (there) there.push(edge);
      else at.set(key, [edge]);
    }
  }
  const seen = new Set<number>();
  const runs: number[][] = [];
  for (const first of [...edges].sort((a, b) => a - b)) {
    if (seen.has(first)) continue;
    seen.add(first);
    const run = [first];
    for (const edge of run) {
      for (const next of keys(edge).flatMap((key) => at.get(key) ?? [])) {
        if (seen.has(next)) continue;
        seen.add(next);
        run.push(next);
      }
    }
    runs.push(run.sort((a, b) => a - b));
  }
  return runs;
}
