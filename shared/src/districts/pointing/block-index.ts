import Flatbush from 'flatbush';
import type { Position } from '../../geometry/geojson.ts';
import { MICRODEGREES, metresPerMicrodegree, squaredDistanceToStretch } from '../../planning/network/metres.ts';
import { blockBox, blockHolds, type Outlines, someEdgeOfBlock } from './block-outline.ts';

/** A stretch from (ax, ay) to (bx, by), in metres of one plane. */
interface Stretch {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function cross(a: Stretch, b: Stretch): boolean {
  return (
    side(a.ax, a.ay, a.bx, a.by, b.ax, b.ay) * side(a.ax, a.ay, a.bx, a.by, b.bx, b.by) < 0 &&
    side(b.ax, b.ay, b.bx, b.by, a.ax, a.ay) * side(b.ax, b.ay, b.bx, b.by, a.bx, a.by) < 0
  );
}

/** Square of the distance between two stretches. */
function squaredDistance(a: Stretch, b: Stretch): number {
  if (cross(a, b)) return 0;
  return Math.min(
    squaredDistanceToStretch(a.ax, a.ay, b.ax, b.ay, b.bx, b.by),
    squaredDistanceToStretch(a.bx, a.by, b.ax, b.ay, b.bx, b.by),
    squaredDistanceToStretch(b.ax, b.ay, a.ax, a.ay, a.bx, a.by),
    squaredDistanceToStretch(b.bx, b.by, a.ax, a.ay, a.bx, a.by),
  );
}

/** Which block lies where: fingers are answered from here and never by asking the drawn map (rule DU2). */
export class BlockIndex {
  readonly #data: Outlines;
  readonly #boxes: Flatbush | null;

  constructor(data: Outlines) {
    this.#data = data;
    const blocks = data.ringOffset.length - 1;
    this.#boxes = blocks > 0 ? new Flatbush(blocks, 16, Int32Array) : null;
    for (let block = 0; block < blocks; block++) {
      this.#boxes?.add(...blockBox(data, block));
    }
    this.#boxes?.finish();
  }

  /** The block at a position, WGS 84 [lon, lat]; null beside all of them. On a common border the first one. */
  blockAt([longitude, latitude]: Position): number | null {
    const [x, y] = [longitude * MICRODEGREES, latitude * MICRODEGREES];
    const near = this.#boxes?.search(x, y, x, y) ?? [];
    return near.toSorted((a, b) => a - b).find((block) => blockHolds(this.#data, block, x, y)) ?? null;
  }

  /**
   * Every block that a round brush touches on its straight way between two positions, ascending. With a radius of 0 the
   * blocks that the way itself runs through.
   */
  touched(from: Position, to: Position, radiusMetres: number): number[] {
    const { east, north } = metresPerMicrodegree((from[1] + to[1]) / 2);
    const [x0, y0] = [from[0] * MICRODEGREES, from[1] * MICRODEGREES];
    const [x1, y1] = [to[0] * MICRODEGREES, to[1] * MICRODEGREES];
    const [aside, above] = [radiusMetres / east, radiusMetres / north];
    const near = this.#boxes?.search(
      Math.min(x0, x1) - aside,
      Math.min(y0, y1) - above,
      Math.max(x0, x1) + aside,
      Math.max(y0, y1) + above,
    );
    const way: Stretch = { ax: 0, ay: 0, bx: (x1 - x0) * east, by: (y1 - y0) * north };
    const limit = radiusMetres * radiusMetres;
    const isTouched = (block: number): boolean =>
      blockHolds(this.#data, block, x0, y0) ||
      blockHolds(this.#data, block, x1, y1) ||
      someEdgeOfBlock(this.#data, block, (lon, lat, nextLon, nextLat) => {
        const edge: Stretch = {
          ax: (lon - x0) * east,
          ay: (lat - y0) * north,
          bx: (nextLon - x0) * east,
          by: (nextLat - y0) * north,
        };
        // A border that is merely met belongs to the block on this side.
        return limit > 0 ? squaredDistance(way, edge) <= limit : cross(way, edge);
      });
    return (near ?? []).filter(isTouched).sort((a, b) => a - b);
  }
}
