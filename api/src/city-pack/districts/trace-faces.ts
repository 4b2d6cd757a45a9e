import Flatbush from 'flatbush';
import { doubleArea, ringBox } from '../ring-measures.ts';
import { type Arrangement, EDGE_KINDS, type GridPoint } from './arrange-lines.ts';

/** In `FaceMap`: no face, but the plane outside. */
export const OUTSIDE = -1;

/**
 * The faces between the lines of an arrangement. Half-edge 2e runs along edge e, 2e + 1 back; a face lies on the left
 * of its half-edges.
 */
export interface FaceMap {
  readonly points: readonly GridPoint[];
  /** Start of each half-edge; the end is the start of its twin. */
  readonly origin: Int32Array;
  readonly kinds: Uint8Array;
  /** Face on the left, `OUTSIDE` for the plane around everything. */
  readonly faceLeft: Int32Array;
  readonly faces: number;
  /** Half-edges that leave a point, anticlockwise. */
  readonly around: readonly (readonly number[])[];
}

/** Faces of an arrangement. What encloses nothing (dead ends, connections between separate rings) is left out. */
export function traceFaces({ points, edges }: Arrangement): FaceMap {
  let kept = edges;
  for (;;) {
    kept = withoutDeadEnds(kept, points.length);
    const traced = trace(points, kept);
    const cuts = kept.filter((_, edge) => traced.cycleOf[2 * edge] !== traced.cycleOf[2 * edge + 1]);
    if (cuts.length === kept.length) return nest(points, traced);
    kept = cuts;
  }
}

function withoutDeadEnds(edges: Arrangement['edges'], points: number): Arrangement['edges'] {
  const degree = new Int32Array(points);
  const at: number[][] = Array.from({ length: points }, () => []);
  edges.forEach(({ from, to }, edge) => {
    for (const point of [from, to]) {
      degree[point] = (degree[point] ?? 0) + 1;
      at[point]?.push(edge);
    }
  });
  const gone = new Uint8Array(edges.length);
  const ends = [...degree.keys()].filter((point) => degree[point] === 1);
  for (let point = ends.pop(); point !== undefined; point = ends.pop()) {
    const edge = at[point]?.find((candidate) => !gone[candidate]);
    if (edge === undefined) continue;
    gone[edge] = 1;
    const { from = 0, to = 0 } = edges[edge] ?? {};
    for (const end of [from, to]) {
      degree[end] = (degree[end] ?? 0) - 1;
      if (degree[end] === 1) ends.push(end);
    }
  }
  return edges.filter((_, edge) => !gone[edge]);
}

interface Traced {
  readonly origin: Int32Array;
  readonly kinds: Uint8Array;
  readonly cycleOf: Int32Array;
  readonly cycles: readonly number[][];
  readonly around: readonly (readonly number[])[];
}

function trace(points: readonly GridPoint[], edges: Arrangement['edges']): Traced {
  const origin = Int32Array.from(edges.flatMap(({ from, to }) => [from, to]));
  const kinds = Uint8Array.from(edges.flatMap((edge) => [edge.kinds, edge.kinds]));
  const around: number[][] = Array.from({ length: points.length }, () => []);
  origin.forEach((point, half) => void around[point]?.push(half));
  const place = new Int32Array(origin.length);
  around.forEach((list, point) => {
    list.sort((a, b) => compareDirections(points, point, origin[a ^ 1] ?? 0, origin[b ^ 1] ?? 0));
    list.forEach((half, index) => {
      place[half] = index;
    });
  });
  const cycleOf = new Int32Array(origin.length).fill(-1);
  const cycles: number[][] = [];
  for (let first = 0; first < origin.length; first++) {
    if (cycleOf[first] !== -1) continue;
    const cycle: number[] = [];
    for (let half = first; cycleOf[half] === -1; ) {
      cycleOf[half] = cycles.length;
      cycle.push(half);
      // With the face on the left: at the end, the next one clockwise from where we came.
      const back = half ^ 1;
      const list = around[origin[back] ?? 0] ?? [];
      half = list[((place[back] ?? 0) + list.length - 1) % list.length] ?? first;
    }
    cycles.push(cycle);
  }
  return { origin, kinds, cycleOf, cycles, around };
}

/** Anticlockwise from east, exact. */
function compareDirections(points: readonly GridPoint[], from: number, a: number, b: number): number {
  const [x, y] = points[from] ?? [0, 0];
  const [ax, ay] = points[a] ?? [0, 0];
  const [bx, by] = points[b] ?? [0, 0];
  const [ux, uy, vx, vy] = [ax - x, ay - y, bx - x, by - y];
  const half = (dx: number, dy: number) => (dy > 0 || (dy === 0 && dx > 0) ? 0 : 1);
  return half(ux, uy) - half(vx, vy) || Math.sign(ux * -vy + uy * vx);
}

/** Cycles that run anticlockwise are faces; the others are holes of the smallest face around them. */
function nest(points: readonly GridPoint[], { origin, kinds, cycleOf, cycles, around }: Traced): FaceMap {
  const ringOf = (cycle: readonly number[]) => cycle.map((half): GridPoint => points[origin[half] ?? 0] ?? [0, 0]);
  const rings = cycles.map(ringOf);
  const areas = rings.map(doubleArea);
  const outer = [...cycles.keys()].filter((cycle) => (areas[cycle] ?? 0) > 0);
  const faceOfCycle = new Int32Array(cycles.length).fill(OUTSIDE);
  outer.forEach((cycle, face) => {
    faceOfCycle[cycle] = face;
  });
  if (outer.length > 0) {
    const index = new Flatbush(outer.length);
    for (const cycle of outer) index.add(...ringBox(rings[cycle] ?? []));
    index.finish();
    rings.forEach(([corner], cycle) => {
      if ((areas[cycle] ?? 0) > 0 || !corner) return;
      let smallest = Number.POSITIVE_INFINITY;
      for (const face of index.search(...corner, ...corner)) {
        const around = outer[face] ?? 0;
        const area = areas[around] ?? 0;
        if (area >= smallest || !isStrictlyInside(corner, rings[around] ?? [])) continue;
        smallest = area;
        faceOfCycle[cycle] = face;
      }
    });
  }
  const faceLeft = cycleOf.map((cycle) => faceOfCycle[cycle] ?? OUTSIDE);
  return { points, origin, kinds, faceLeft, faces: outer.length, around };
}

/** Corners of one ring are no points of another's lines, and a corner of the same component is on it: not inside. */
function isStrictlyInside([x, y]: GridPoint, ring: readonly GridPoint[]): boolean {
  let inside = false;
  for (let index = 0; index < ring.length; index++) {
    const [ax, ay] = ring[index] ?? [0, 0];
    const [bx, by] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (ax === x && ay === y) return false;
    if (ay > y === by > y) continue;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (by > ay ? side > 0 : side < 0) inside = !inside;
  }
  return inside;
}

/** Faces inside the outline: each crossing of it changes sides, from the plane around everything on. */
export function facesInside({ faceLeft, kinds, faces }: FaceMap): Uint8Array {
  const beside: number[][] = Array.from({ length: faces + 1 }, () => []);
  faceLeft.forEach((face, half) => void beside[face + 1]?.push(half));
  const inside = new Int8Array(faces + 1).fill(-1);
  inside[0] = 0;
  const open = [OUTSIDE];
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    for (const half of beside[face + 1] ?? []) {
      const other = faceLeft[half ^ 1] ?? OUTSIDE;
      if (inside[other + 1] !== -1) continue;
      inside[other + 1] = (inside[face + 1] ?? 0) ^ (kinds[half] && (kinds[half] ?? 0) & EDGE_KINDS.outline ? 1 : 0);
      open.push(other);
    }
  }
  return Uint8Array.from(inside.subarray(1), (side) => (side === 1 ? 1 : 0));
}
