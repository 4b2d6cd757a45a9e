import type { Tags } from '../osm-extract.ts';
import { type MapClass, parseNumber, withValues } from './map-class.ts';

const BUILDING_ZOOM = 13;

/** The footprint of a building; `levels` where tagged. */
export function classifyBuilding(tags: Tags): MapClass | null {
  const kind = tags.get('building');
  if (!kind || kind === 'no') return null;
  return {
    layer: 'buildings',
    minZoom: BUILDING_ZOOM,
    properties: withValues({ kind, levels: parseNumber(tags.get('building:levels')) }),
  };
}
