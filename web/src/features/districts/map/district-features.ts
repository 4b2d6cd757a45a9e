import type { DistrictData } from '@werkstadt/shared/districts/data/district-data';
import { MICRODEGREES } from '@werkstadt/shared/planning/network/metres';
import type { Feature, FeatureCollection } from 'geojson';

/** Row 0 has the id 1: some readers take 0 for none. */
export const featureIdOf = (block: number): number => block + 1;

/** Outlines of all blocks, WGS 84 [lon, lat]. */
export function blockFeatures(data: DistrictData): FeatureCollection {
  const ringAt = (ring: number): [number, number][] => {
    const positions: [number, number][] = [];
    for (let at = data.pointOffset[ring] ?? 0; at < (data.pointOffset[ring + 1] ?? 0); at++) {
      positions.push([(data.pointLon[at] ?? 0) / MICRODEGREES, (data.pointLat[at] ?? 0) / MICRODEGREES]);
    }
    const [first] = positions;
    return first ? [...positions, first] : [];
  };
  const features = data.blockId.map((_, block): Feature => {
    const rings = Array.from(
      { length: (data.ringOffset[block + 1] ?? 0) - (data.ringOffset[block] ?? 0) },
      (_ring, at) => ringAt((data.ringOffset[block] ?? 0) + at),
    );
    // Each outer ring is followed by its holes; only outer rings run counter-clockwise.
    const polygons: [number, number][][][] = [];
    for (const ring of rings) {
      const outer = polygons.length === 0 || turnsLeft(ring);
      if (outer) polygons.push([ring]);
      else polygons.at(-1)?.push(ring);
    }
    return {
      type: 'Feature',
      id: featureIdOf(block),
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    };
  });
  return { type: 'FeatureCollection', features };
}

function turnsLeft(ring: readonly (readonly [number, number])[]): boolean {
  const [origin] = ring;
  if (!origin) return false;
  let doubled = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[at + 1] ?? origin;
    doubled += (x - origin[0]) * (nextY - origin[1]) - (nextX - origin[0]) * (y - origin[1]);
  });
  return doubled > 0;
}

/** Schools with the pattern of their zone. */
export function schoolFeatures(data: DistrictData, slots: readonly number[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: data.schoolId.map((_, school) => ({
      type: 'Feature',
      properties: { name: data.schoolName[school] ?? '', slot: slots[school] ?? 0 },
      geometry: {
        type: 'Point',
        coordinates: [(data.schoolLon[school] ?? 0) / MICRODEGREES, (data.schoolLat[school] ?? 0) / MICRODEGREES],
      },
    })),
  };
}
