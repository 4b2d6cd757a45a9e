import FlatQueue from 'flatqueue';
import type { Position } from '../../geometry/geojson.ts';
import { EDGE_FLAGS } from '../network/edge-facts.ts';
import { shapeOf } from '../network/shape-of.ts';
import type { PlanningCity } from '../planning-city.ts';

/** A short stretch of stressful street between two calm networks. */
export interface NetworkGap {
  /** The longest street of it; empty where it has no name. */
  readonly name: string;
  readonly metres: number;
  /** Metres of calm street that it would join: those of the smaller network. */
  readonly joinsMetres: number;
  /** WGS 84 [lon, lat]. */
  readonly line: readonly Position[];
}

/** Longer ones are missing streets rather than gaps. */
const MOST_METRES = 400;
const MOST_GAPS = 100;
const NONE = -1;

/**
 * The shortest stressful way between each two calm networks that lie near each other ([ML2]). From all junctions of calm
 * networks at once, along the streets between them; where two of these searches meet lies a gap.
 */
export function networkGaps({ data, rules, networks }: PlanningCity): NetworkGap[] {
  const { edgeFrom, edgeTo, edgeFlags, edgeLengthDm } = data;
  const nodes = data.nodeLon.length;
  const least = rules.value('smallest-network');
  const between = edgesByNode(nodes, edgeFrom, edgeTo, (edge) => {
    const ridden = (edgeFlags[edge] ?? 0) & (EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward);
    return ridden !== 0 && networks.calm[edge] !== 1;
  });
  const cost = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const owner = new Int32Array(nodes).fill(NONE);
  const via = new Int32Array(nodes).fill(NONE);
  const queue = new FlatQueue<number>();
  for (let node = 0; node < nodes; node++) {
    const network = networks.networkOfNode[node] ?? 0;
    if ((networks.metres[network] ?? 0) < least) continue;
    cost[node] = 0;
    owner[node] = network;
    queue.push(node, 0);
  }
  const metresOf = (edge: number) => (edgeLengthDm[edge] ?? 0) / 10;
  const otherEnd = (edge: number, node: number) => (edgeFrom[edge] === node ? edgeTo[edge] : edgeFrom[edge]) ?? 0;
  while (queue.length > 0) {
    const at = queue.peekValue() ?? 0;
    const node = queue.pop() ?? 0;
    if (at > (cost[node] ?? 0) || at > MOST_METRES) continue;
    for (const edge of between[node] ?? []) {
      const next = otherEnd(edge, node);
      const metres = at + metresOf(edge);
      if (metres >= (cost[next] ?? 0)) continue;
      cost[next] = metres;
      owner[next] = owner[node] ?? NONE;
      via[next] = edge;
      queue.push(next, metres);
    }
  }
  const best = new Map<string, { edge: number; metres: number; joinsMetres: number }>();
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    const [a, b] = [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0];
    const [one = NONE, other = NONE] = [owner[a], owner[b]];
    if (one === other || one === NONE || other === NONE || !between[a]?.includes(edge)) continue;
    const metres = (cost[a] ?? 0) + metresOf(edge) + (cost[b] ?? 0);
    if (metres > MOST_METRES) continue;
    const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
    const known = best.get(pair);
    if (known && known.metres <= metres) continue;
    const joinsMetres = Math.min(networks.metres[one] ?? 0, networks.metres[other] ?? 0);
    best.set(pair, { edge, metres, joinsMetres });
  }
  const toNetwork = (from: number): number[] => {
    const edges: number[] = [];
    for (let node = from; (via[node] ?? NONE) !== NONE; node = otherEnd(via[node] ?? 0, node))
      edges.push(via[node] ?? 0);
    return edges;
  };
  return [...best.values()]
    .sort((a, b) => b.joinsMetres - a.joinsMetres || a.metres - b.metres || a.edge - b.edge)
    .slice(0, MOST_GAPS)
    .map(({ edge, metres, joinsMetres }) => {
      const [a, b] = [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0];
      const edges = [...toNetwork(a).reverse(), edge, ...toNetwork(b)];
      return { name: longestName(edges), metres, joinsMetres, line: lineThrough(edges) };
    });

  function longestName(edges: readonly number[]): string {
    const byName = new Map<number, number>();
    for (const edge of edges) {
      const name = data.edgeName[edge] ?? 0;
      byName.set(name, (byName.get(name) ?? 0) + metresOf(edge));
    }
    const [longest] = [...byName].sort(([a, x], [b, y]) => y - x || a - b);
    return data.strings[longest?.[0] ?? 0] ?? '';
  }

  /** Edges that follow on each other, as one line. */
  function lineThrough(edges: readonly number[]): Position[] {
    const [first = 0, second] = edges;
    const meets =
      second === undefined ? NONE : [edgeFrom[second], edgeTo[second]].find((node) => node === edgeTo[first]);
    let node = second === undefined || meets !== undefined ? (edgeFrom[first] ?? 0) : (edgeTo[first] ?? 0);
    const line: Position[] = [];
    for (const edge of edges) {
      const shape = shapeOf(data, edge);
      const along = edgeFrom[edge] === node;
      line.push(...(along ? shape : shape.reverse()).slice(line.length === 0 ? 0 : 1));
      node = otherEnd(edge, node);
    }
    return line;
  }
}

function edgesByNode(
  nodes: number,
  edgeFrom: Uint32Array,
  edgeTo: Uint32Array,
  isIn: (edge: number) => boolean,
): number[][] {
  const edges: number[][] = Array.from({ length: nodes }, () => []);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (!isIn(edge)) continue;
    edges[edgeFrom[edge] ?? 0]?.push(edge);
    edges[edgeTo[edge] ?? 0]?.push(edge);
  }
  return edges;
}
