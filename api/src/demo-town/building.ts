import type { OsmTags } from './osm-data.ts';
import type { PlanePoint } from './plane.ts';

/** A building before it has an address. */
export interface Building {
  readonly ring: readonly PlanePoint[];
  readonly tags: OsmTags;
  /** Line the front door opens on; null for sheds, garages and barns. */
  readonly lineId: number | null;
  /** Middle of the front. */
  readonly door: PlanePoint;
  /** People who live here, an estimate from floors and floor area. */
  readonly residents: number;
}
