import type { Position } from '@werkstadt/shared/geometry/geojson';
import { nearestOnLine } from '@werkstadt/shared/geometry/nearest-on-line';
import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, metresPerMicrodegree } from '@werkstadt/shared/planning/network/metres';
import { shapeOf } from '@werkstadt/shared/planning/network/shape-of';
import type { PlanningData } from '@werkstadt/shared/planning/pack/planning-data';
import { segmentIdOf, segmentIdOfNumbers } from '@werkstadt/shared/planning/route/segment';
import Flatbush from 'flatbush';
import type { Network } from './collect-network.ts';

/** As far from each other two drawings of one street may lie: what a drawn lane may stray from it, too. */
const SAME_METRES = 15;
/** And so much may their lengths differ; of short ones, so many decimetres. */
const SAME_LENGTH_SHARE = 0.1;
const SAME_LENGTH_DM = 50;
const LEVEL = EDGE_FLAGS.bridge | EDGE_FLAGS.tunnel;

/** The streets of the pack before, as far as they are compared. */
type Previous = Network & KeptIds;

export type KeptIds = Pick<PlanningData, 'keptEdge' | 'keptWay' | 'keptFrom' | 'keptTo'>;

/** What became of the streets of the pack before. */
export interface StreetChanges {
  /** Edges with the id that they had there, those among them that the data numbers otherwise now, and those not there. */
  readonly same: number;
  readonly kept: number;
  readonly added: number;
  /** Edges of the older pack whose id is used no more. */
  readonly gone: number;
}

/**
 * An edge with the numbers of an edge of the older pack has its id. Of the others, an edge takes the id of the one that
 * it lies on: the same direction, level and length, all of it within fifteen metres, whatever its way and nodes are
 * numbered now ([PN9]). A street that was divided or turned round is another: lanes find it by its place.
 */
export function keepSegmentIds(network: Network, previous: Previous): { kept: KeptIds; changes: StreetChanges } {
  const older = new Map<string, number>();
  for (let edge = previous.edgeFrom.length - 1; edge >= 0; edge--) {
    older.set(segmentIdOfNumbers(previous, edge), edge);
  }
  const partner = new Map<number, number>();
  const open: number[] = [];
  const taken = new Set<number>();
  for (let edge = 0; edge < network.edgeFrom.length; edge++) {
    const before = older.get(segmentIdOfNumbers(network, edge));
    if (before === undefined || taken.has(before)) {
      open.push(edge);
      continue;
    }
    partner.set(edge, before);
    taken.add(before);
  }
  const left = [...previous.edgeFrom.keys()].filter((edge) => !taken.has(edge));
  for (const [edge, before] of sameShapes(network, open, previous, left)) partner.set(edge, before);
  return named(network, previous, partner);
}

function named(network: Network, previous: Previous, partner: ReadonlyMap<number, number>) {
  const used = new Set<string>();
  const rows: number[] = [];
  const ids: [way: number, from: number, to: number][] = [];
  const edges = [...network.edgeFrom.keys()];
  // A number of today is stronger than one of before: no two streets may have one id.
  for (const edge of edges) {
    const before = partner.get(edge);
    const own = segmentIdOfNumbers(network, edge);
    if (before === undefined || segmentIdOf(previous, before) === own) used.add(own);
  }
  let same = 0;
  for (const edge of edges) {
    const before = partner.get(edge);
    if (before === undefined) continue;
    const id = segmentIdOf(previous, before);
    if (id === segmentIdOfNumbers(network, edge)) same += 1;
    else if (!used.has(id)) {
      used.add(id);
      same += 1;
      const [way = 0, from = 0, to = 0] = id.slice(2).split('-').map(Number);
      rows.push(edge);
      ids.push([way, from, to]);
    }
  }
  return {
    kept: {
      keptEdge: Uint32Array.from(rows),
      keptWay: Float64Array.from(ids, ([way]) => way),
      keptFrom: Float64Array.from(ids, ([, from]) => from),
      keptTo: Float64Array.from(ids, ([, , to]) => to),
    },
    changes: {
      same,
      kept: rows.length,
      added: edges.length - same,
      gone: previous.edgeFrom.length - same,
    },
  };
}

/** Pairs of edges that lie on each other, each edge in at most one, the nearest ones first. */
function sameShapes(
  network: Network,
  open: readonly number[],
  previous: Previous,
  left: readonly number[],
): [edge: number, before: number][] {
  if (open.length === 0 || left.length === 0) return [];
  const starts = new Flatbush(left.length, 16, Int32Array);
  for (const edge of left) starts.add(...startOf(previous, edge));
  starts.finish();
  const pairs = open.flatMap((edge) => {
    const [x, y] = startOf(network, edge);
    const unit = metresPerMicrodegree(y / MICRODEGREES);
    const [aside, above] = [SAME_METRES / unit.east, SAME_METRES / unit.north];
    return starts.search(x - aside, y - above, x + aside, y + above).flatMap((row) => {
      const before = left[row] ?? 0;
      const metres = apart(network, edge, previous, before);
      return metres <= SAME_METRES ? [{ edge, before, metres }] : [];
    });
  });
  pairs.sort((a, b) => a.metres - b.metres || a.edge - b.edge || a.before - b.before);
  const [edges, befores] = [new Set<number>(), new Set<number>()];
  return pairs.flatMap(({ edge, before }): [number, number][] => {
    if (edges.has(edge) || befores.has(before)) return [];
    edges.add(edge);
    befores.add(before);
    return [[edge, before]];
  });
}

const startOf = ({ nodeLon, nodeLat, edgeFrom }: Network, edge: number): [number, number] => {
  const node = edgeFrom[edge] ?? 0;
  return [nodeLon[node] ?? 0, nodeLat[node] ?? 0];
};

/** The farthest that a corner of one lies from the other, their first and last ones from each other; metres. */
function apart(network: Network, edge: number, previous: Previous, before: number): number {
  if (((network.edgeFlags[edge] ?? 0) & LEVEL) !== ((previous.edgeFlags[before] ?? 0) & LEVEL))
    return Number.POSITIVE_INFINITY;
  const [length = 0, lengthBefore = 0] = [network.edgeLengthDm[edge], previous.edgeLengthDm[before]];
  const most = Math.max(SAME_LENGTH_DM, SAME_LENGTH_SHARE * Math.max(length, lengthBefore));
  if (Math.abs(length - lengthBefore) > most) return Number.POSITIVE_INFINITY;
  const [a, b] = [shapeOf(network, edge), shapeOf(previous, before)];
  const ends = Math.max(metresBetween(a[0], b[0]), metresBetween(a.at(-1), b.at(-1)));
  return ends > SAME_METRES ? ends : Math.max(ends, farthest(a, b), farthest(b, a));
}

function metresBetween(a: Position | undefined, b: Position | undefined): number {
  if (!a || !b) return Number.POSITIVE_INFINITY;
  const unit = metresPerMicrodegree((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * unit.east, (a[1] - b[1]) * unit.north) * MICRODEGREES;
}

const farthest = (line: readonly Position[], other: readonly Position[]): number =>
  Math.max(...line.map((position) => nearestOnLine(other, position)?.distanceMetres ?? Number.POSITIVE_INFINITY));
