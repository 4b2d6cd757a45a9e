import type { Tags } from '../osm-extract.ts';
import { type MapClass, withValues, zoomByArea } from './map-class.ts';

const ZOOM_BY_SQUARE_METRES = [
  [1_000_000, 8],
  [50_000, 11],
] as const;
const SMALLEST_WATER_ZOOM = 13;

const LINE_ZOOM: Readonly<Record<string, number>> = { river: 10, canal: 10, stream: 13, ditch: 13, drain: 13 };

/** Lakes, ponds, basins and the surface of rivers. */
export function classifyWaterArea(tags: Tags, squareMetres: number): MapClass | null {
  const waterway = tags.get('waterway');
  const landuse = tags.get('landuse');
  const water = tags.get('natural') === 'water';
  const river = waterway === 'riverbank' || waterway === 'dock';
  const basin = landuse === 'reservoir' || landuse === 'basin';
  if (!water && !river && !basin) return null;
  const kind = tags.get('water') ?? (river ? waterway : undefined) ?? (basin ? landuse : undefined) ?? 'water';
  return {
    layer: 'water_polygons',
    minZoom: zoomByArea(squareMetres, ZOOM_BY_SQUARE_METRES, SMALLEST_WATER_ZOOM),
    properties: withValues({ kind, name: tags.get('name') }),
  };
}

/** Rivers, canals, streams and ditches as lines. */
export function classifyWaterLine(tags: Tags): MapClass | null {
  const kind = tags.get('waterway');
  if (kind === undefined || !Object.hasOwn(LINE_ZOOM, kind)) return null;
  const tunnel = tags.get('tunnel');
  return {
    layer: 'water_lines',
    minZoom: LINE_ZOOM[kind] ?? SMALLEST_WATER_ZOOM,
    properties: withValues({
      kind,
      name: tags.get('name'),
      tunnel: tunnel !== undefined && tunnel !== 'no' ? true : null,
    }),
  };
}
