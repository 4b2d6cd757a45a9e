import Flatbush from 'flatbush';
import type { GridPoint } from './arrange-lines.ts';
import { type GridPolygon, isInPolygon } from './block-map.ts';

/** Answers in which block a point lies. */
export class BlockFinder {
  readonly #pieces: { readonly block: number; readonly polygon: GridPolygon }[];
  readonly #index: Flatbush | null;

  constructor(outlines: readonly (readonly GridPolygon[])[]) {
    this.#pieces = outlines.flatMap((polygons, block) => polygons.map((polygon) => ({ block, polygon })));
    this.#index = this.#pieces.length > 0 ? new Flatbush(this.#pieces.length) : null;
    for (const { polygon } of this.#pieces) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [x, y] of polygon[0] ?? []) {
        [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
      }
      this.#index?.add(west, south, east, north);
    }
    this.#index?.finish();
  }

  /** Rows of the blocks around a point, ascending. */
  all(point: GridPoint): number[] {
    const rows = this.#index?.search(...point, ...point).sort((a, b) => a - b) ?? [];
    return rows.flatMap((row) => {
      const piece = this.#pieces[row];
      return piece && isInPolygon(point, piece.polygon) ? [piece.block] : [];
    });
  }

  /** Row of the block around a point; -1 outside all. */
  find(point: GridPoint): number {
    return this.all(point)[0] ?? -1;
  }

  /** The same, and for a point outside the block that is near it: what lies on the very edge of the town is in it. */
  nearest(point: GridPoint): number {
    const found = this.find(point);
    if (found !== -1) return found;
    const [row] = this.#index?.neighbors(...point, 1) ?? [];
    return this.#pieces[row ?? -1]?.block ?? -1;
  }
}
