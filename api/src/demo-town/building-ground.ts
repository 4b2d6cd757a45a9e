import {
  at,
  between,
  convexRingsOverlap,
  distanceToSegment,
  isInside,
  type PlanePoint,
  type PlaneRing,
  wrap,
} from './plane.ts';

const CELL_METRES = 40;
/** Terraced houses share a wall: this much overlap is none. */
const TOUCH_METRES = 0.35;

/** What has been built on so far, anywhere in town. Rings are convex. */
export class BuildingGround {
  private readonly cells = new Map<string, PlaneRing[]>();

  isFree(ring: PlaneRing): boolean {
    for (const cell of cellsOf(ring)) {
      for (const taken of this.cells.get(cell) ?? []) if (convexRingsOverlap(ring, taken, TOUCH_METRES)) return false;
    }
    return true;
  }

  take(ring: PlaneRing): void {
    for (const cell of cellsOf(ring)) {
      const list = this.cells.get(cell);
      if (list) list.push(ring);
      else this.cells.set(cell, [ring]);
    }
  }
}

function* cellsOf(ring: PlaneRing): Generator<string> {
  const easts = ring.map(([east]) => Math.floor(east / CELL_METRES));
  const norths = ring.map(([, north]) => Math.floor(north / CELL_METRES));
  for (let column = Math.min(...easts); column <= Math.max(...easts); column++) {
    for (let row = Math.min(...norths); row <= Math.max(...norths); row++) yield `${column},${row}`;
  }
}

/** The inside of a block with the distance that buildings keep from each of its edges. */
export class BuildableArea {
  readonly ring: PlaneRing;
  private readonly clearances: readonly number[];

  /** `clearances[i]` belongs to the edge from ring point i to the next, in metres. */
  constructor(ring: PlaneRing, clearances: readonly number[]) {
    this.ring = ring;
    this.clearances = clearances;
  }

  /** Looks at the corners and two places on each side: buildings are larger than the dents of a block. */
  holds(ring: PlaneRing): boolean {
    for (let index = 0; index < ring.length; index++) {
      const a = at(ring, index);
      const b = wrap(ring, index + 1);
      for (const share of [0, 1 / 3, 2 / 3]) {
        const probe = between(a, b, share);
        if (!this.keepsClear(probe) || !isInside(probe, this.ring)) return false;
      }
    }
    return true;
  }

  /** Whether the point keeps its distance from every edge (on either side). */
  private keepsClear(point: PlanePoint): boolean {
    for (let index = 0; index < this.ring.length; index++) {
      if (distanceToSegment(point, at(this.ring, index), wrap(this.ring, index + 1)) < at(this.clearances, index))
        return false;
    }
    return true;
  }
}
