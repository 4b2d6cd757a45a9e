import { EDGE_FLAGS } from '@werkstadt/shared/planning/network/edge-facts';
import { MICRODEGREES, stretchMetres } from '@werkstadt/shared/planning/network/metres';
import type { EdgeHeights } from '@werkstadt/shared/planning/pack/planning-data';
import type { Network } from '../collect-network.ts';
import type { HeightModel } from './height-model.ts';

/** Heights along an edge are at most so far apart: half a window of the slope. */
const STEP_METRES = 25;
const OFF_GROUND = EDGE_FLAGS.bridge | EDGE_FLAGS.tunnel;
/** Enough for bridges that the data cuts into a dozen pieces to come within a centimetre. */
const ROUNDS = 200;

/**
 * How high every edge lies. A height model tells of the ground: what is on a bridge or in a tunnel lies on a straight
 * line between its ends ([PN10]). Edges that it does not cover have no heights.
 */
export function edgeHeights(network: Network, model: Pick<HeightModel, 'heightAt'>): EdgeHeights {
  const nodes = nodeHeights(network, model);
  const heightOffset = new Uint32Array(network.edgeFrom.length + 1);
  const dm: number[] = [];
  for (let edge = 0; edge < network.edgeFrom.length; edge++) {
    for (const height of alongEdge(network, edge, nodes, model)) dm.push(Math.round(height * 10));
    heightOffset[edge + 1] = dm.length;
  }
  return { heightOffset, heightDm: Int32Array.from(dm) };
}

const isOffGround = ({ edgeFlags }: Network, edge: number): boolean => ((edgeFlags[edge] ?? 0) & OFF_GROUND) !== 0;

/** NaN where nothing is known. Junctions on a bridge are set by what they are joined to, the nearer the more. */
function nodeHeights(network: Network, model: Pick<HeightModel, 'heightAt'>): Float64Array {
  const { nodeLon, nodeLat, edgeFrom, edgeTo, edgeLengthDm } = network;
  const heights = Float64Array.from(nodeLon, (longitude, node) => {
    return model.heightAt(longitude / MICRODEGREES, (nodeLat[node] ?? 0) / MICRODEGREES) ?? Number.NaN;
  });
  const grounded = new Uint8Array(nodeLon.length);
  const raised = [...edgeFrom.keys()].filter((edge) => isOffGround(network, edge));
  const onBridge = new Set(raised.flatMap((edge) => [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]));
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (isOffGround(network, edge)) continue;
    grounded[edgeFrom[edge] ?? 0] = 1;
    grounded[edgeTo[edge] ?? 0] = 1;
  }
  const between = new Map<number, [node: number, weight: number][]>();
  const join = (a: number, b: number, weight: number) => {
    if (grounded[a] === 0) between.set(a, [...(between.get(a) ?? []), [b, weight]]);
  };
  for (const edge of raised) {
    const [a = 0, b = 0] = [edgeFrom[edge], edgeTo[edge]];
    const weight = 1 / Math.max(1, edgeLengthDm[edge] ?? 1);
    join(a, b, weight);
    join(b, a, weight);
  }
  // A bridge that ends at the border of the map has nothing to hang on there: the ground stays.
  const hanging = [...between].filter(([node, others]) => others.length > 1 && onBridge.has(node));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [node, others] of hanging) {
      const known = others.filter(([other]) => !Number.isNaN(heights[other] ?? Number.NaN));
      const weights = known.reduce((sum, [, weight]) => sum + weight, 0);
      if (weights > 0)
        heights[node] = known.reduce((sum, [at, weight]) => sum + (heights[at] ?? 0) * weight, 0) / weights;
    }
  }
  return heights;
}

/** Evenly along an edge, both nodes included; empty where one of them is not known. */
function alongEdge(
  network: Network,
  edge: number,
  nodes: Float64Array,
  model: Pick<HeightModel, 'heightAt'>,
): readonly number[] {
  const [first, last] = [nodes[network.edgeFrom[edge] ?? 0], nodes[network.edgeTo[edge] ?? 0]];
  if (first === undefined || last === undefined || Number.isNaN(first + last)) return [];
  if (isOffGround(network, edge)) return [first, last];
  const steps = Math.max(1, Math.ceil((network.edgeLengthDm[edge] ?? 0) / 10 / STEP_METRES));
  const inner = placesAlong(network, edge, steps).map(([longitude, latitude]) => model.heightAt(longitude, latitude));
  const known = inner.every((height) => height !== null) ? inner : [];
  return [first, ...known, last];
}

/** The inner ends of so many equal steps along an edge: WGS 84 in degrees. */
function placesAlong({ shapeOffset, shapeLon, shapeLat }: Network, edge: number, steps: number): [number, number][] {
  const [start = 0, end = 0] = [shapeOffset[edge], shapeOffset[edge + 1]];
  const lengths: number[] = [];
  for (let at = start; at + 1 < end; at++) {
    lengths.push(stretchMetres(shapeLon[at] ?? 0, shapeLat[at] ?? 0, shapeLon[at + 1] ?? 0, shapeLat[at + 1] ?? 0));
  }
  const step = lengths.reduce((sum, length) => sum + length, 0) / steps;
  const places: [number, number][] = [];
  let [at, before] = [0, 0];
  for (let count = 1; count < steps; count++) {
    while (at + 1 < lengths.length && before + (lengths[at] ?? 0) < count * step) {
      before += lengths[at] ?? 0;
      at += 1;
    }
    const share = (count * step - before) / (lengths[at] || 1);
    const [ax = 0, ay = 0] = [shapeLon[start + at], shapeLat[start + at]];
    const [bx = 0, by = 0] = [shapeLon[start + at + 1], shapeLat[start + at + 1]];
    places.push([(ax + (bx - ax) * share) / MICRODEGREES, (ay + (by - ay) * share) / MICRODEGREES]);
  }
  return places;
}
