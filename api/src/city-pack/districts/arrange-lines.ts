import Flatbush from 'flatbush';

/** Whole microdegrees: every product of differences within a town is exact. */
export type GridPoint = readonly [x: number, y: number];

export interface GridLine {
  readonly points: readonly GridPoint[];
  /** Bits of `EDGE_KINDS`. */
  readonly kinds: number;
}

/** What runs along an edge of the arrangement; bits. */
export const EDGE_KINDS = {
  street: 1,
  /** One may walk there. */
  foot: 2,
  rail: 4,
  water: 8,
  /** Outline of the municipality, or of what a city gave; twice over the same stretch is not there. */
  outline: 16,
  /** A path or a way to houses: it divides ground on which people live, and no other. */
  minor: 32,
} as const;

/** Lines that share points where they meet, and nothing else. */
export interface Arrangement {
  readonly points: readonly GridPoint[];
  readonly edges: readonly ArrangedEdge[];
}

export interface ArrangedEdge {
  readonly from: number;
  readonly to: number;
  readonly kinds: number;
}

/** Rounding a crossing bends its lines by up to half a unit, which may make another crossing: two turns are usual. */
const MOST_TURNS = 50;

/** Cuts lines where they cross or touch. Crossings are rounded to the grid, and cut again until none is left. */
export function arrangeLines(lines: readonly GridLine[]): Arrangement {
  const builder = new ArrangementBuilder();
  for (const { points, kinds } of lines) {
    for (let index = 1; index < points.length; index++) {
      const [from, to] = [points[index - 1], points[index]];
      if (from && to) builder.add(builder.pointOf(from), builder.pointOf(to), kinds);
    }
  }
  for (let turn = 0; builder.cut(); turn++) if (turn > MOST_TURNS) throw new Error('the lines cannot be cut');
  return builder.arrangement();
}

class ArrangementBuilder {
  readonly #points: GridPoint[] = [];
  readonly #pointAt = new Map<string, number>();
  #edges = new Map<string, ArrangedEdge>();

  pointOf([x, y]: GridPoint): number {
    const key = `${x},${y}`;
    const known = this.#pointAt.get(key);
    if (known !== undefined) return known;
    this.#pointAt.set(key, this.#points.length);
    return this.#points.push([x, y]) - 1;
  }

  add(from: number, to: number, kinds: number): void {
    if (from === to) return;
    const key = from < to ? `${from},${to}` : `${to},${from}`;
    const known = this.#edges.get(key)?.kinds ?? 0;
    const merged = known | kinds;
    const outline = (known ^ kinds) & EDGE_KINDS.outline;
    this.#edges.set(key, { from, to, kinds: (merged & ~EDGE_KINDS.outline) | outline });
  }

  arrangement(): Arrangement {
    return { points: this.#points, edges: [...this.#edges.values()].filter(({ kinds }) => kinds !== 0) };
  }

  /** Cuts every edge where another crosses or touches it; false where nothing was to be cut. */
  cut(): boolean {
    const edges = [...this.#edges.values()];
    if (edges.length === 0) return false;
    const index = new Flatbush(edges.length);
    const boxes = edges.map(({ from, to }) => stretchBox(this.#point(from), this.#point(to)));
    for (const box of boxes) index.add(...box);
    index.finish();
    const cuts = new Map<number, Set<number>>();
    const cutAt = (edge: number, point: number) => {
      const { from, to } = edges[edge] ?? { from: point, to: point };
      if (point === from || point === to) return;
      const there = cuts.get(edge);
      if (there) there.add(point);
      else cuts.set(edge, new Set([point]));
    };
    boxes.forEach((box, one) => {
      for (const other of index.search(...box)) if (other > one) this.#cutPair(edges, one, other, cutAt);
    });
    if (cuts.size === 0) return false;
    this.#edges = new Map();
    edges.forEach(({ from, to, kinds }, edge) => {
      const [ax, ay] = this.#point(from);
      const [bx, by] = this.#point(to);
      const along = (point: number) => {
        const [x, y] = this.#point(point);
        return (x - ax) * (bx - ax) + (y - ay) * (by - ay);
      };
      const inner = [...(cuts.get(edge) ?? [])].sort((a, b) => along(a) - along(b));
      let before = from;
      for (const point of [...inner, to]) {
        this.add(before, point, kinds);
        before = point;
      }
    });
    return true;
  }

  #point(row: number): GridPoint {
    const point = this.#points[row];
    if (!point) throw new RangeError('no such point');
    return point;
  }

  #cutPair(
    edges: readonly ArrangedEdge[],
    one: number,
    other: number,
    cutAt: (edge: number, point: number) => void,
  ): void {
    const [first, second] = [edges[one], edges[other]];
    if (!first || !second) return;
    const [a, b] = [this.#point(first.from), this.#point(first.to)];
    const [c, d] = [this.#point(second.from), this.#point(second.to)];
    const [sideC, sideD] = [turn(a, b, c), turn(a, b, d)];
    const [sideA, sideB] = [turn(c, d, a), turn(c, d, b)];
    if (sideC === 0 && isBetween(a, b, c)) cutAt(one, second.from);
    if (sideD === 0 && isBetween(a, b, d)) cutAt(one, second.to);
    if (sideA === 0 && isBetween(c, d, a)) cutAt(other, first.from);
    if (sideB === 0 && isBetween(c, d, b)) cutAt(other, first.to);
    if (sideA * sideB >= 0 || sideC * sideD >= 0) return;
    const share = sideA / (sideA - sideB);
    const point = this.pointOf([Math.round(a[0] + (b[0] - a[0]) * share), Math.round(a[1] + (b[1] - a[1]) * share)]);
    cutAt(one, point);
    cutAt(other, point);
  }
}

/** Twice the area of the triangle: positive where c lies on the left of a → b, exactly 0 on the line. */
export function turn([ax, ay]: GridPoint, [bx, by]: GridPoint, [cx, cy]: GridPoint): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/** For a point on the line through a and b: whether it lies on the stretch. */
function isBetween([ax, ay]: GridPoint, [bx, by]: GridPoint, [x, y]: GridPoint): boolean {
  return x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}

/** Whether two stretches have a point in common that is not an end of both. Exact. */
export function stretchesMeet(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint): boolean {
  const ends = [a, b].filter((one) => [c, d].some((other) => one[0] === other[0] && one[1] === other[1])).length;
  if (ends === 2) return true;
  const [sideC, sideD, sideA, sideB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (sideC * sideD < 0 && sideA * sideB < 0) return true;
  const touches = [
    sideC === 0 && isBetween(a, b, c),
    sideD === 0 && isBetween(a, b, d),
    sideA === 0 && isBetween(c, d, a),
    sideB === 0 && isBetween(c, d, b),
  ].filter(Boolean).length;
  // A common end touches from both sides; anything more is an overlap.
  return touches > 2 * ends;
}

export function stretchBox([ax, ay]: GridPoint, [bx, by]: GridPoint): [number, number, number, number] {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}
