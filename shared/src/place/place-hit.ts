import type { Position } from '../geometry/geojson.ts';

/** Something a person can mean by a place. Ids hold within one pack version. */
export interface PlaceHit {
  id: string;
  kind: 'street' | 'address' | 'crossing' | 'place';
  /** As a person says it: "Badstraße", "Badstraße 12 a", "Badstraße / Am Markt". */
  label: string;
  /** Which one, where there are several: town or part of town; null where nothing is known. */
  detail: string | null;
  /** WGS 84 [lon, lat]. */
  position: Position;
}
