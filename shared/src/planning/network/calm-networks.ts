import type { PlanningData } from '../pack/planning-data.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { streetFacts, stressOf } from '../rules/stress.ts';
import { EDGE_FLAGS } from './edge-facts.ts';

/** The highest level that most adults ride without fear. */
const CALM_LEVEL = 2;

/** Which streets hang together for those who ride only where it is calm. */
export interface CalmNetworks {
  /** 1 for an edge that is calm to ride on. */
  readonly calm: Uint8Array;
  /** Network of each node; a node without a calm street has one of its own, without length. */
  readonly networkOfNode: Uint32Array;
  /** Metres of street by network. */
  readonly metres: Float64Array;
}

export function calmNetworks(data: PlanningData, rules: RuleBook): CalmNetworks {
  const parent = Uint32Array.from(data.nodeLon.keys());
  const root = (node: number): number => {
    let at = node;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const calm = new Uint8Array(data.edgeFrom.length);
  for (let edge = 0; edge < data.edgeFrom.length; edge++) {
    const rideable = (data.edgeFlags[edge] ?? 0) & (EDGE_FLAGS.bikeForward | EDGE_FLAGS.bikeBackward);
    if (!rideable || stressOf(streetFacts(data, rules, edge), rules).level > CALM_LEVEL) continue;
    calm[edge] = 1;
    const [a, b] = [root(data.edgeFrom[edge] ?? 0), root(data.edgeTo[edge] ?? 0)];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const networkOfNode = Uint32Array.from(data.nodeLon.keys(), root);
  const metres = new Float64Array(data.nodeLon.length);
  for (let edge = 0; edge < calm.length; edge++) {
    const network = networkOfNode[data.edgeFrom[edge] ?? 0] ?? 0;
    if (calm[edge]) metres[network] = (metres[network] ?? 0) + (data.edgeLengthDm[edge] ?? 0) / 10;
  }
  return { calm, networkOfNode, metres };
}

export const isCalm = (level: number): boolean => level <= CALM_LEVEL;
