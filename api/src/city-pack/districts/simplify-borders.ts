import { squaredDistanceToStretch } from '@werkstadt/shared/planning/network/metres';
import Flatbush from 'flatbush';
import { EDGE_KINDS, type GridPoint, stretchBox, stretchesMeet } from './arrange-lines.ts';
import { type BlockMap, blockLeft, blockOutlines, type GridPolygon } from './block-map.ts';
import type { GridUnit } from './join-slivers.ts';
import { OUTSIDE, traceFaces } from './trace-faces.ts';

/** How far a border may move: streets are wider. Plans carry these corners over slow networks. */
const BORDER_METRES = 3;
/** The town's own outline moves less, so that its area stays what it is. */
const OUTLINE_METRES = 1;

/** A border from one point where three meet to the next, or all around a block. */
interface Arc {
  readonly points: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly isOutline: boolean;
}

/**
 * The outlines of all blocks with fewer corners. Blocks that touch still have the same ones, because borders are
 * simplified and not blocks; a border that would then meet another one stays as it is.
 */
export function simplifiedOutlines(blocks: BlockMap, unit: GridUnit): GridPolygon[][] {
  const arcs = arcsOf(blocks);
  const kept = new Set<number>();
  for (;;) {
    const lines = arcs.map((arc, row) => (kept.has(row) ? arc.points : simplified(blocks, arc, unit)));
    const edges = lines.flatMap((points, arc) =>
      points.slice(1).map((to, index) => ({ arc, from: points[index] ?? to, to })),
    );
    const before = kept.size;
    for (const arc of meetingArcs(blocks.map.points, edges)) if (lines[arc] !== arcs[arc]?.points) kept.add(arc);
    if (kept.size > before) continue;
    return outlinesOf(blocks, arcs, edges);
  }
}

function outlinesOf(
  { map, blocks }: BlockMap,
  arcs: readonly Arc[],
  edges: readonly { readonly arc: number; readonly from: number; readonly to: number }[],
): GridPolygon[][] {
  const traced = traceFaces({ points: map.points, edges: edges.map(({ from, to }) => ({ from, to, kinds: 1 })) });
  const blockOfFace = new Int32Array(traced.faces).fill(OUTSIDE);
  edges.forEach(({ arc }, edge) => {
    const [left, right] = [traced.faceLeft[2 * edge] ?? OUTSIDE, traced.faceLeft[2 * edge + 1] ?? OUTSIDE];
    if (left !== OUTSIDE) blockOfFace[left] = arcs[arc]?.left ?? OUTSIDE;
    if (right !== OUTSIDE) blockOfFace[right] = arcs[arc]?.right ?? OUTSIDE;
  });
  return blockOutlines({ map: traced, blockOfFace, blocks });
}

function arcsOf(blocks: BlockMap): Arc[] {
  const { map } = blocks;
  const isBorder = (half: number) => blockLeft(blocks, half) !== blockLeft(blocks, half ^ 1);
  const borders = map.around.map((list) => list.filter(isBorder));
  const isNode = (point: number) => (borders[point] ?? []).length !== 2;
  const seen = new Uint8Array(map.origin.length);
  const arcs: Arc[] = [];
  const follow = (first: number) => {
    const points = [map.origin[first] ?? 0];
    let half = first;
    for (;;) {
      seen[half] = 1;
      seen[half ^ 1] = 1;
      const end = map.origin[half ^ 1] ?? 0;
      points.push(end);
      const next = (borders[end] ?? []).find((other) => other !== (half ^ 1));
      if (isNode(end) || next === undefined || seen[next]) break;
      half = next;
    }
    const [left, right] = [blockLeft(blocks, first), blockLeft(blocks, first ^ 1)];
    const isOutline = left === OUTSIDE || right === OUTSIDE || ((map.kinds[first] ?? 0) & EDGE_KINDS.outline) !== 0;
    arcs.push({ points, left, right, isOutline });
  };
  // Borders that begin where three meet come first; what is left are rings.
  for (const nodes of [true, false]) {
    for (let half = 0; half < map.origin.length; half++) {
      if (!seen[half] && isBorder(half) && (!nodes || isNode(map.origin[half] ?? 0))) follow(half);
    }
  }
  return arcs;
}

/** Douglas and Peucker; both ends stay, and of a ring two corners between them. */
function simplified({ map }: BlockMap, { points, isOutline }: Arc, unit: GridUnit): readonly number[] {
  const plane = points.map((row): readonly [number, number] => {
    const [x, y] = map.points[row] ?? [0, 0];
    return [x * unit.east, y * unit.north];
  });
  const tolerance = (isOutline ? OUTLINE_METRES : BORDER_METRES) ** 2;
  const keep = new Set([0, points.length - 1]);
  const farthest = (first: number, last: number): readonly [number, number] => {
    let [place, most] = [-1, -1];
    const [[ax, ay], [bx, by]] = [plane[first] ?? [0, 0], plane[last] ?? [0, 0]];
    for (let at = first + 1; at < last; at++) {
      const [x, y] = plane[at] ?? [ax, ay];
      const far = squaredDistanceToStretch(x, y, ax, ay, bx, by);
      if (far > most) [place, most] = [at, far];
    }
    return [place, most];
  };
  const open: (readonly [number, number, number])[] = [[0, points.length - 1, tolerance]];
  if (points[0] === points.at(-1)) {
    // A ring: its farthest corner, and one on each side of that, stay in any case.
    const [middle] = farthest(0, points.length - 1);
    keep.add(middle);
    open.splice(0, 1, [0, middle, 0], [middle, points.length - 1, 0]);
  }
  for (let part = open.pop(); part; part = open.pop()) {
    const [first, last, least] = part;
    const [place, far] = farthest(first, last);
    if (place === -1 || far <= least) continue;
    keep.add(place);
    open.push([first, place, tolerance], [place, last, tolerance]);
  }
  return points.filter((_, at) => keep.has(at));
}

/** Arcs that meet another one, or themselves, elsewhere than in their common ends. */
function meetingArcs(
  points: readonly GridPoint[],
  edges: readonly { readonly arc: number; readonly from: number; readonly to: number }[],
): Set<number> {
  const found = new Set<number>();
  if (edges.length === 0) return found;
  const at = (row: number): GridPoint => points[row] ?? [0, 0];
  const index = new Flatbush(edges.length);
  for (const { from, to } of edges) index.add(...stretchBox(at(from), at(to)));
  index.finish();
  edges.forEach((one, row) => {
    for (const other of index.search(...stretchBox(at(one.from), at(one.to)))) {
      const beside = edges[other];
      if (other <= row || !beside) continue;
      if (!stretchesMeet(at(one.from), at(one.to), at(beside.from), at(beside.to))) continue;
      found.add(one.arc);
      found.add(beside.arc);
    }
  });
  return found;
}
