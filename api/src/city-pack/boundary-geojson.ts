import type { BoundingBox, Position } from '@werkstadt/shared/geometry/geojson';
import type { Municipality } from './find-boundary.ts';
import { roundedPosition } from './rounded-position.ts';

/** `boundary.geojson`: one feature, the municipality, or the map's box where the data has no usable boundary. RFC 7946. */
export function boundaryGeojson(name: string, municipality: Municipality | null, bbox: BoundingBox): string {
  const polygons = municipality?.polygons ?? [[boxRing(bbox)]];
  const [first = [], ...others] = polygons.map((rings) => rings.map((ring) => ring.map(roundedPosition)));
  const feature = {
    type: 'Feature',
    geometry:
      others.length === 0
        ? { type: 'Polygon', coordinates: first }
        : { type: 'MultiPolygon', coordinates: [first, ...others] },
    properties: {
      name,
      municipalityKey: municipality?.key ?? null,
      kind: municipality ? 'municipality' : 'extract',
      closedGaps: municipality?.closedGaps ?? 0,
      closedGapMetres: municipality?.closedGapMetres ?? 0,
    },
  };
  return `${JSON.stringify({ type: 'FeatureCollection', features: [feature] })}\n`;
}

function boxRing([west, south, east, north]: BoundingBox): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
