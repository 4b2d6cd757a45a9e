import type { Position } from '../../geometry/geojson.ts';
import type { PlanningData } from '../pack/planning-data.ts';
import { MICRODEGREES } from './metres.ts';

/** Shape of an edge: WGS 84 [lon, lat]. */
export function shapeOf(
  { shapeOffset, shapeLon, shapeLat }: Pick<PlanningData, 'shapeOffset' | 'shapeLon' | 'shapeLat'>,
  edge: number,
): Position[] {
  const shape: Position[] = [];
  for (let at = shapeOffset[edge] ?? 0; at < (shapeOffset[edge + 1] ?? 0); at++) {
    shape.push([(shapeLon[at] ?? 0) / MICRODEGREES, (shapeLat[at] ?? 0) / MICRODEGREES]);
  }
  return shape;
}
