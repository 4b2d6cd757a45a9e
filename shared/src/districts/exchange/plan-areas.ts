import { edgesOf } from '../../geometry/edges.ts';
import type { Position } from '../../geometry/geojson.ts';

/** Outlines of one feature: its polygons, each the outer ring and its holes, closed. WGS 84 [lon, lat]. */
export type AreaRings = readonly (readonly (readonly Position[])[])[];

const EDGES_PER_BAND = 4;
const MOST_BANDS = 512;

interface Edge {
  readonly area: number;
  readonly from: Position;
  readonly to: Position;
}

/**
 * Which areas a position lies in. Edges lie in bands of latitude, so that the many points of a town are not held against
 * every edge of the town.
 */
export class PlanAreas {
  readonly #south: number;
  readonly #bandHeight: number;
  readonly #bands: Edge[][];

  constructor(areas: readonly AreaRings[]) {
    const edges = areas.flatMap((polygons, area) =>
      polygons
        .flat()
        .flatMap(edgesOf)
        .map(({ from, to }): Edge => ({ area, from, to })),
    );
    let [south, north] = [Infinity, -Infinity];
    for (const { from } of edges) {
      if (from[1] < south) south = from[1];
      if (from[1] > north) north = from[1];
    }
    const count = Math.max(1, Math.min(MOST_BANDS, Math.ceil(edges.length / EDGES_PER_BAND)));
    this.#south = south;
    this.#bandHeight = (north - south) / count || 1;
    this.#bands = Array.from({ length: count }, () => []);
    for (const edge of edges) {
      const [low, high] = [this.#bandAt(edge.from[1]), this.#bandAt(edge.to[1])];
      for (let band = Math.min(low, high); band <= Math.max(low, high); band += 1) this.#bands[band]?.push(edge);
    }
  }

  /** Rows of the areas that hold the position, ascending; by the even-odd rule. */
  at([x, y]: Position): number[] {
    const inside = new Set<number>();
    for (const { area, from, to } of this.#bands[this.#bandAt(y)] ?? []) {
      if (from[1] > y === to[1] > y || x >= from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) continue;
      if (!inside.delete(area)) inside.add(area);
    }
    return [...inside].sort((a, b) => a - b);
  }

  #bandAt(y: number): number {
    return Math.max(0, Math.min(this.#bands.length - 1, Math.floor((y - this.#south) / this.#bandHeight)));
  }
}
