import type { BoundingBox } from '@werkstadt/shared/geometry/geojson';
import type { OsmExtract } from './osm-extract.ts';

/** Long routes and boundaries leave the area that was asked for; so many of a thousand points lie beyond each side. */
const OUTERMOST_PER_THOUSAND = 10;

/**
 * What the map covers: the box in the file's header, else the one that holds nearly all points, in both cases with the
 * whole municipality.
 */
export function mapExtent(extract: OsmExtract, municipality: BoundingBox | null): BoundingBox {
  const box = extract.headerBbox ?? boxOfMost(extract);
  if (municipality === null) return box;
  return [
    Math.min(box[0], municipality[0]),
    Math.min(box[1], municipality[1]),
    Math.max(box[2], municipality[2]),
    Math.max(box[3], municipality[3]),
  ];
}

function boxOfMost({ nodes }: OsmExtract): BoundingBox {
  const longitudes = new Float64Array(nodes.size);
  const latitudes = new Float64Array(nodes.size);
  for (let row = 0; row < nodes.size; row++) [longitudes[row] = 0, latitudes[row] = 0] = nodes.position(row);
  longitudes.sort();
  latitudes.sort();
  const outermost = Math.floor((nodes.size * OUTERMOST_PER_THOUSAND) / 1000);
  const last = nodes.size - 1 - outermost;
  return [longitudes[outermost] ?? 0, latitudes[outermost] ?? 0, longitudes[last] ?? 0, latitudes[last] ?? 0];
}
