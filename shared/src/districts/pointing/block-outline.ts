import type { DistrictData } from '../data/district-data.ts';

/** Outlines of blocks, in microdegrees. */
export type Outlines = Pick<DistrictData, 'ringOffset' | 'pointOffset' | 'pointLon' | 'pointLat'>;

/** [west, south, east, north] of a block, in microdegrees. */
export function blockBox(data: Outlines, block: number): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const end = data.pointOffset[data.ringOffset[block + 1] ?? 0] ?? 0;
  for (let at = data.pointOffset[data.ringOffset[block] ?? 0] ?? 0; at < end; at++) {
    const [lon, lat] = [data.pointLon[at] ?? 0, data.pointLat[at] ?? 0];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/** Even-odd over all rings: what lies in a hole is outside. Microdegrees. */
export function blockHolds(data: Outlines, block: number, x: number, y: number): boolean {
  let inside = false;
  someEdgeOfBlock(data, block, (lon, lat, nextLon, nextLat) => {
    if (lat > y !== nextLat > y && x < lon + ((y - lat) / (nextLat - lat)) * (nextLon - lon)) inside = !inside;
    return false;
  });
  return inside;
}

/** Whether some edge of a block passes the test, [lon, lat] to [lon, lat] in microdegrees. */
export function someEdgeOfBlock(
  { ringOffset, pointOffset, pointLon, pointLat }: Outlines,
  block: number,
  test: (lon: number, lat: number, nextLon: number, nextLat: number) => boolean,
): boolean {
  for (let ring = ringOffset[block] ?? 0; ring < (ringOffset[block + 1] ?? 0); ring++) {
    const end = pointOffset[ring + 1] ?? 0;
    let before = end - 1;
    for (let at = pointOffset[ring] ?? 0; at < end; before = at++) {
      if (test(pointLon[before] ?? 0, pointLat[before] ?? 0, pointLon[at] ?? 0, pointLat[at] ?? 0)) return true;
    }
  }
  return false;
}
